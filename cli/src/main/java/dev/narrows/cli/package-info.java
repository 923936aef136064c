/**
 * The {@code narrows} command: one class a subcommand, and how failures become one line and an exit
 * code. What a subcommand does is done by the libraries.
 */
package dev.narrows.cli;
