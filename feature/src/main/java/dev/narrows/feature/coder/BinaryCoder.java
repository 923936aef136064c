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
   * Decisions one after the other, up to the first 1 and with it. Where most are 0 this is faster
   * than one by one.
   *
   * @param bits 0 or 1 each; of no concern to a decoder
   * @param ones probabilities of a 1, as of {@link #code}
   * @param from the first of them
   * @param to one more than the last of them, at least {@code from}
   * @return where the 1 is, or {@code to} if there is none
   */
  default int codeZeros(byte[] bits, char[] ones, int from, int to) {
    int at = from;
    while (at < to && code(bits[at], ones[at]) == 0) {
      at++;
    }
    return at;
  }

  /**
   * A number all of whose values are equally likely.
   *
   * @param value of no concern to a decoder
   * @param bits how many it has, 0 to 8
   */
  int codeEvenly(int value, int bits);
}
