/**
 * Bjøntegaard's comparison of two rate–quality curves. Knows numbers only: which metric and which
 * codec they come from is told elsewhere.
 */
package dev.narrows.evaluate.bjontegaard;
