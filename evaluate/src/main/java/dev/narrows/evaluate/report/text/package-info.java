/** Numbers and markup as text. Knows nothing of what they say. */
package dev.narrows.evaluate.report.text;
