/**
 * Plans for people and for scripts: a table, a page with its charts, JSON. Charts and styles are
 * those of the reports of {@code evaluate}.
 */
package dev.narrows.plan.report;
