/**
 * Pictures from files or a pipe to a server, and a report of how that went. Speaking with the
 * server is {@code client}'s.
 */
package dev.narrows.cli.send;
