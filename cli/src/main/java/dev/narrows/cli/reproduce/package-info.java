/**
 * The paper's experiment from data to report: two models, alike but for the rate term, measured and
 * compared. Each step is done by the libraries; here are their order, their files and what can be
 * used again.
 */
package dev.narrows.cli.reproduce;
