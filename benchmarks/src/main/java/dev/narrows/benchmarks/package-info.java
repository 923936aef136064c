/**
 * How fast the parts are that run often. Also what damaged bytes do to readers. Reports; nothing
 * here is a test.
 */
package dev.narrows.benchmarks;
