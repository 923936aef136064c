/**
 * Training on libtorch: the architecture as a network, losses, optimiser, checkpoints. Nothing
 * native leaves this package; what a trained model needs outside it goes through the model
 * directory.
 */
package dev.narrows.train;
