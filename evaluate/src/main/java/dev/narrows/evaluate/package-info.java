/**
 * Rate against accuracy: what a codec's bytes are worth to the tasks, as records. How it is
 * measured, compared, stored and shown lives in the packages below.
 */
package dev.narrows.evaluate;
