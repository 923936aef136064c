/**
 * The binary arithmetic coder, and how short its data may be. What decisions there are, and how
 * likely, is for the codecs that use it.
 */
package dev.narrows.feature.coder;
