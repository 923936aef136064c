/**
 * Curves against each other: Bjøntegaard rates of every metric that both have, with what chance
 * leaves open. The arithmetic itself lives in {@code bjontegaard}.
 */
package dev.narrows.evaluate.compare;
