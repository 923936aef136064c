/**
 * Reads a configuration: built-in defaults, a file, and settings of the command line, each value
 * with the place it came from, into records. What the records mean is said where they stand.
 */
package dev.narrows.cli.config;
