/**
 * What a model gets after its training if its features are latents: tables fitted to the pictures
 * that it was trained on, and what it reaches on others. What is in them lives in {@code
 * dev.narrows.latent} and {@code dev.narrows.runtime}.
 */
package dev.narrows.cli.latents;
