/**
 * How far a long piece of work is: a bar on a terminal, a line every few seconds elsewhere. Knows
 * nothing of the work.
 */
package dev.narrows.cli.progress;
