/**
 * Line charts and interval plots as SVG. Colours come from the page's style sheet by class; what
 * the lines mean is told by the caller.
 */
package dev.narrows.evaluate.report.chart;
