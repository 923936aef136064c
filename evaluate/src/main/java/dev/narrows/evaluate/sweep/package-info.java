/**
 * Runs a model over a dataset, once for every codec and for every way of sending the picture
 * itself. What comes of it is told by the records one package up.
 */
package dev.narrows.evaluate.sweep;
