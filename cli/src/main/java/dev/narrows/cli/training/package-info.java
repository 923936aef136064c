/**
 * One training as the command line runs it: shown as it goes on, stopped from the keyboard,
 * recorded in files, and ended with a model directory. How a step is done lives in {@code train}.
 */
package dev.narrows.cli.training;
