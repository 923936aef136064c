package dev.narrows.feature.entropy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;

/**
 * Tensors whose payloads must never change. They come from integer arithmetic alone, with a
 * generator of their own, so that no library can change them either.
 */
enum GoldenTensor {
  /** Half zeros, scales by channel. */
  RECTIFIED(8, 12, 16, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return rectified(channel, numbers);
    }
  },
  SIGNED(6, 9, 11, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 128 + numbers.below(40) + numbers.below(40) - 39;
    }
  },
  /** Every third channel dead, every third of another value. */
  CONSTANT_AND_DEAD(12, 5, 7, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return switch (channel % 3) {
        case 0 -> 0;
        case 1 -> 20 * channel;
        default -> rectified(channel, numbers);
      };
    }
  },
  SMOOTH(5, 16, 16, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 128 + slope(7 * column + 4 * row + 30 * channel, 200) + numbers.below(3);
    }
  },
  UNIFORM(3, 8, 8, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return numbers.below(256);
    }
  },
  ONE_ELEMENT(1, 1, 1, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 171;
    }
  },
  ONE_ROW(3, 1, 40, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return rectified(channel, numbers);
    }
  },
  ONE_COLUMN(3, 40, 1, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return rectified(channel, numbers);
    }
  },
  ONE_BIT(4, 10, 10, 1) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return numbers.below(5 + channel) == 0 ? 1 : 0;
    }
  },
  FOUR_BITS(6, 10, 12, 4) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 4 + numbers.below(4) + numbers.below(4) + numbers.below(2);
    }
  },
  TWELVE_BITS(4, 12, 12, 12) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 2048 + slope(90 * column + 60 * row, 3000) + numbers.below(30);
    }
  },
  TWELVE_BITS_RECTIFIED(6, 8, 9, 12) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 16 * rectified(channel, numbers);
    }
  },
  SIXTEEN_BITS(4, 9, 9, 16) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 32768 + (channel + 1) * (numbers.below(4000) + numbers.below(4000) - 3999);
    }
  },
  SIXTEEN_BITS_UNIFORM(2, 7, 9, 16) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return numbers.below(65536);
    }
  },
  LARGE(64, 24, 32, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      int wave = slope(9 * column + 11 * row + channel, 60 + channel);
      return Math.max(0, wave + rectified(channel, numbers) / 4);
    }
  },
  /** So many elements of so little that the payload is filled up. */
  LARGE_AND_DEAD(32, 64, 128, 8) {
    @Override
    int symbol(int channel, int row, int column, Numbers numbers) {
      return 0;
    }
  };

  private final int channels;
  private final int height;
  private final int width;
  private final int bits;

  GoldenTensor(int channels, int height, int width, int bits) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.bits = bits;
  }

  abstract int symbol(int channel, int row, int column, Numbers numbers);

  FeatureShape shape() {
    return new FeatureShape(channels, height, width);
  }

  QuantizedTensor tensor() {
    Numbers numbers = new Numbers();
    FeatureShape shape = shape();
    short[] symbols = new short[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      int place = i % shape.plane();
      int row = place / shape.width();
      symbols[i] = (short) symbol(i / shape.plane(), row, place % shape.width(), numbers);
    }
    return new QuantizedTensor(shape, bits, new MinMaxRange(-1, 3), symbols);
  }

  /** 0 to 225, half of them 0. */
  private static int rectified(int channel, Numbers numbers) {
    boolean zero = numbers.below(2) == 0;
    int value = numbers.below(16) * numbers.below(16);
    return zero ? 0 : value / (1 + channel % 4);
  }

  /** Up and down between half the height below zero and above. */
  private static int slope(int at, int height) {
    return Math.abs(at % (2 * height) - height) - height / 2;
  }

  /** A linear congruential generator with the multiplier and increment of Knuth's MMIX. */
  static final class Numbers {
    private long state = 1;

    int below(int bound) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      return (int) ((state >>> 33) % bound);
    }
  }
}
