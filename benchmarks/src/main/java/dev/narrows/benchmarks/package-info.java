/** How fast the parts are that run often. Reports; nothing here is a test. */
package dev.narrows.benchmarks;
