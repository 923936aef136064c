package dev.narrows.picture;

/**
 * Colours for numbers: from dark blue through red to light yellow, even to the eye.
 *
 * <p>The colours lie on a helix in OKLCh, the polar form of Björn Ottosson's OKLab (2020):
 * lightness rises from 0.25 to 0.93 in proportion to the number, hue turns from 280° through 0° to
 * 100° and chroma stays 0.135, which is inside sRGB all the way. So equal steps look equal, and the
 * picture keeps its meaning in gray.
 */
public final class HeatMap {
  private static final int COLOURS = 256;
  private static final byte[] TABLE = table();

  private HeatMap() {}

  /**
   * The picture of a field of numbers.
   *
   * @param width columns
   * @param height rows
   * @param values row by row; NaN becomes black, what lies beyond an end takes its colour
   * @param low the number of the darkest colour
   * @param high the number of the lightest, above {@code low}
   */
  public static Picture of(int width, int height, float[] values, float low, float high) {
    byte[] rgb = new byte[Picture.CHANNELS * values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        double position = ((double) values[i] - low) / ((double) high - low);
        int colour = (int) Math.round(Math.max(0, Math.min(1, position)) * (COLOURS - 1));
        System.arraycopy(
            TABLE, Picture.CHANNELS * colour, rgb, Picture.CHANNELS * i, Picture.CHANNELS);
      }
    }
    return new Picture(width, height, rgb);
  }

  private static byte[] table() {
    byte[] table = new byte[Picture.CHANNELS * COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      double position = i / (COLOURS - 1.0);
      double hue = StrictMath.toRadians(280 + 180 * position);
      double a = 0.135 * StrictMath.cos(hue);
      double b = 0.135 * StrictMath.sin(hue);
      double[] linear = linearRgb(0.25 + 0.68 * position, a, b);
      for (int channel = 0; channel < Picture.CHANNELS; channel++) {
        table[Picture.CHANNELS * i + channel] = (byte) Math.round(255 * encoded(linear[channel]));
      }
    }
    return table;
  }

  /** Linear sRGB of an OKLab colour. */
  private static double[] linearRgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** The transfer function of sRGB (IEC 61966-2-1). */
  private static double encoded(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
  }
}
