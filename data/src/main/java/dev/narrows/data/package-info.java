/**
 * Samples, the readers of datasets, the street-scene generator, augmentation and batches. Knows
 * nothing of networks.
 */
package dev.narrows.data;
