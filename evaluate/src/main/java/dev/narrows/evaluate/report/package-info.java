/**
 * One evaluation or several as a single HTML file to show: works offline, on a desk and on a phone,
 * by day and by night. Measures nothing; what it says follows from the evaluations.
 */
package dev.narrows.evaluate.report;
