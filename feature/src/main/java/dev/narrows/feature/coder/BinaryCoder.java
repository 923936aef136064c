package dev.narrows.feature.coder;

/**
 * Codes binary decisions one after the other. Encoder and decoder have the same form, so that a
 * model is written once: the encoder is told the decision and gives it back, the decoder does not
 * look at what it is told and gives the decision that was coded.
 */
public interface BinaryCoder {
  /**
   * One decision.
   *
   * @param bit 0 or 1; of no concern to a decoder
   * @param one probability of a 1, of 16 bits, 1 to 65535
   * @return the decision
   */
  int code(int bit, int one);

  /**
   * A number all of whose values are equally likely.
   *
   * @param value of no concern to a decoder
   * @param bits how many it has, 0 to 8
   */
  int codeEvenly(int value, int bits);
}
