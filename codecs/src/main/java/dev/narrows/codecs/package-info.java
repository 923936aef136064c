/**
 * All feature codecs by name, and those made of general-purpose compressors, which are there to
 * compare with. Codecs of pictures live in {@code picture}, Narrows' own in {@code feature}.
 */
package dev.narrows.codecs;
