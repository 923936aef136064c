/**
 * The words that client and server share beside the generated messages: names of tensors and of
 * parameters. What they mean lives in {@code serve}.
 */
package dev.narrows.protocol;
