/**
 * Learned latents of a network as bytes: quantised to integers, and coded with probabilities that
 * trained integer tables select. How the latents come about is the network's affair.
 */
package dev.narrows.latent;
