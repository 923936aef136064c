/**
 * A second decoder of bitstreams, written from docs/bitstream.md alone and as plainly as that page:
 * it shares nothing with the product, so the two agree only where the page is right.
 */
package dev.narrows.feature.independent;
