/** The {@code plan} command: its options, its pictures and the files that it writes. */
package dev.narrows.cli.plan;
