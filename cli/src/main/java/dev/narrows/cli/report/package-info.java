/**
 * From files to what a report shows: results, their pictures, and the curves of training. The page
 * itself is made by {@code evaluate}.
 */
package dev.narrows.cli.report;
