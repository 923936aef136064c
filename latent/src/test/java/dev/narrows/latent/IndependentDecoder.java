package dev.narrows.latent;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A decoder written from the page "Latents" of docs/bitstream.md alone: sums are made anew for each
 * symbol, from what the taps look at.
 */
final class IndependentDecoder {
  private static final int[] OWN = {0, 1, 2, 3};
  private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8};
  private static final int[] PLACE = {4};

  private final int channels;
  private final int[] layerChannels;
  private final int[][] meanBias;
  private final int[][] scaleBias;
  private final short[][][] meanWeights;
  private final short[][][] scaleWeights;
  private final char[][][] tables = new char[80][16][30];

  /** The coder of the layer at hand. */
  private byte[] payload;

  private int position;
  private long range;
  private long code;

  IndependentDecoder(byte[] model) {
    ByteBuffer in = ByteBuffer.wrap(model).position(5);
    layerChannels = new int[in.get()];
    int all = 0;
    for (int i = 0; i < layerChannels.length; i++) {
      layerChannels[i] = in.getShort();
      all += layerChannels[i];
    }
    channels = all;
    int rates = in.get();
    meanBias = new int[rates][channels];
    scaleBias = new int[rates][channels];
    for (int rate = 0; rate < rates; rate++) {
      for (int channel = 0; channel < channels; channel++) {
        in.getFloat();
        in.getFloat();
        meanBias[rate][channel] = in.getShort();
        scaleBias[rate][channel] = in.getShort();
      }
    }
    meanWeights = new short[channels][channels][0];
    scaleWeights = new short[channels][channels][0];
    int first = 0;
    for (int own : layerChannels) {
      readWeights(in, meanWeights, first, own);
      readWeights(in, scaleWeights, first, own);
      first += own;
    }
    for (char[][] bin : tables) {
      for (char[] fraction : bin) {
        for (int node = 0; node < fraction.length; node++) {
          fraction[node] = in.getChar();
        }
      }
    }
  }

  /** Those of a layer; of channels of other layers there are none. */
  private static void readWeights(ByteBuffer in, short[][][] weights, int first, int own) {
    for (int out = first; out < first + own; out++) {
      for (int input = first; input <= out; input++) {
        weights[out][input] = new short[9];
        boolean sameGroup = (out - first) / 4 == (input - first) / 4;
        for (int k : input == out ? OWN : sameGroup ? ALL : PLACE) {
          weights[out][input][k] = in.getShort();
        }
      }
    }
  }

  /** Symbols of the first channels, by channel, row and column. */
  int[][][] decode(byte[][] payloads, int height, int width, List<Integer> rates) {
    int[][][] v = new int[channels][height][width];
    int channel = 0;
    for (int layer = 0; layer < payloads.length; layer++) {
      start(payloads[layer]);
      for (int i = 0; i < layerChannels[layer]; i++, channel++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            v[channel][y][x] = symbol(v, channel, y, x, rates.get(layer));
          }
        }
      }
    }
    return v;
  }

  private int symbol(int[][][] v, int channel, int y, int x, int rate) {
    int mean = meanBias[rate][channel];
    int scale = scaleBias[rate][channel];
    for (int input = 0; input <= channel; input++) {
      for (int k = 0; k < meanWeights[channel][input].length; k++) {
        int row = y + k / 3 - 1;
        int column = x + k % 3 - 1;
        if (row >= 0 && row < v[0].length && column >= 0 && column < v[0][0].length) {
          int seen = v[input][row][column];
          mean += meanWeights[channel][input][k] * Math.max(-127, Math.min(127, seen));
          scale += scaleWeights[channel][input][k] * logarithm(seen);
        }
      }
    }
    int sum = mean + 65536 * scale;
    int lower = Math.floorMod(sum + 32768, 65536) - 32768;
    int m = (lower + 128) >> 8;
    int fraction = Math.floorMod((lower + 128) >> 4, 16);
    int bin = Math.max(0, Math.min(79, (sum >> 22) + 40));
    char[] p = tables[bin][fraction];
    if (decision(p[0]) == 0) {
      return m;
    }
    int below = decision(p[1]);
    int d = 1;
    while (d <= 14 && decision(p[1 + d + 14 * below]) == 1) {
      d++;
    }
    if (d == 15) {
      int k = 0;
      while (k < 15 && even(1) == 1) {
        k++;
      }
      d = 14 + (1 << k) + number(k);
    }
    return below == 1 ? m - d : m + d;
  }

  private static int logarithm(int seen) {
    int magnitude = Math.min(Math.abs(seen), 255);
    return BigInteger.valueOf(1L + magnitude).pow(8).bitLength() / 2;
  }

  private void start(byte[] bytes) {
    payload = bytes;
    position = 0;
    range = 0xFFFFFFFFL;
    code = 0;
    for (int i = 0; i < 4; i++) {
      code = code * 256 + next();
    }
  }

  private int next() {
    int at = position++;
    return at < payload.length ? payload[at] & 0xFF : 0;
  }

  private void widen() {
    while (range < 1L << 24) {
      range *= 256;
      code = (code * 256 + next()) % (1L << 32);
    }
  }

  private int decision(int one) {
    long bound = (range * one) >> 16;
    boolean bit = code < bound;
    code -= bit ? 0 : bound;
    range = bit ? bound : range - bound;
    widen();
    return bit ? 1 : 0;
  }

  private int even(int k) {
    range >>= k;
    long value = Math.min(code / range, (1L << k) - 1);
    code -= value * range;
    widen();
    return (int) value;
  }

  private int number(int k) {
    int upper = Math.max(0, k - 8);
    int high = even(upper);
    return (high << (k - upper)) + even(k - upper);
  }
}
