/**
 * What a model gets after its training if its features are latents: tables fitted to the pictures
 * that it was trained on. What is in them lives in {@code dev.narrows.latent}.
 */
package dev.narrows.cli.latents;
