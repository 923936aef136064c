/**
 * What {@code narrows info} says of a file or folder: one class a kind. Reads only what the
 * libraries read.
 */
package dev.narrows.cli.info;
