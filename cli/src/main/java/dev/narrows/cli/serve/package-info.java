/** The command that serves models. The server itself lives in {@code serve}. */
package dev.narrows.cli.serve;
