package dev.narrows.data.scene;

import dev.narrows.data.PictureSize;

/**
 * Turns light into an 8-bit picture: lens, exposure, white balance, film curve and noise.
 *
 * @param exposure times what an automatic exposure chooses
 * @param balance gain of each colour
 * @param contrast exponent about middle grey, 1 is neutral
 * @param saturation 1 is neutral
 * @param noise standard deviation in grey levels
 */
record Sensor(double exposure, Rgb balance, double contrast, double saturation, double noise) {
  private static final double KEY = 0.18;
  private static final double MIDDLE = 0.46;
  private static final int STEPS = 2048;
  private static final double RANGE = 4;

  /** A sensor that, like any automatic one, leaves dark scenes darker than bright ones. */
  static Sensor compose(SceneRandom random, Weather weather) {
    return new Sensor(
        random.between(0.75, 1.3) * (1 - 0.5 * weather.darkness()),
        new Rgb(random.between(0.93, 1.07), random.between(0.98, 1.05), random.between(0.92, 1.06)),
        random.between(1.05, 1.45),
        random.between(0.8, 1.1),
        random.between(1.0, 2.6));
  }

  /**
   * The picture, {@code rgb[3·(y·width + x) + channel]}.
   *
   * @param light linear, of a {@link Projection#twofold} grid
   */
  byte[] expose(float[] light, PictureSize size, SceneRandom random) {
    float[] pixels = filter(light, size);
    float[] curve = curve(pixels);
    byte[] rgb = new byte[pixels.length];
    double middleX = size.width() / 2.0;
    double middleY = size.height() / 2.0;
    double corner = middleX * middleX + middleY * middleY;
    int index = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double fromMiddle =
            ((x - middleX) * (x - middleX) + (y - middleY) * (y - middleY)) / corner;
        double lens = 1 - 0.22 * fromMiddle;
        double red = pixels[index] * balance.red() * lens;
        double green = pixels[index + 1] * balance.green() * lens;
        double blue = pixels[index + 2] * balance.blue() * lens;
        double grey = 0.3 * red + 0.59 * green + 0.11 * blue;
        long bits = random.nextLong();
        rgb[index] = level(curve, grey + saturation * (red - grey), bits);
        rgb[index + 1] = level(curve, grey + saturation * (green - grey), bits >>> 21);
        rgb[index + 2] = level(curve, grey + saturation * (blue - grey), bits >>> 42);
        index += 3;
      }
    }
    return rgb;
  }

  /** A tent of two pixels' width about every pixel's middle. */
  private static float[] filter(float[] light, PictureSize size) {
    int stride = 3 * (2 * size.width() + 1);
    float[] pixels = new float[3 * size.pixels()];
    int target = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int middle = (2 * y + 1) * stride + 3 * (2 * x + 1);
        for (int channel = middle; channel < middle + 3; channel++) {
          float above = light[channel - stride - 3] + light[channel - stride + 3];
          float below = light[channel + stride - 3] + light[channel + stride + 3];
          float beside =
              light[channel - 3]
                  + light[channel + 3]
                  + light[channel - stride]
                  + light[channel + stride];
          pixels[target++] = 0.36f * light[channel] + 0.12f * beside + 0.04f * (above + below);
        }
      }
    }
    return pixels;
  }

  /** Picture levels 0 to 255 of light 0 to RANGE, finer in the dark: step k is RANGE·(k/STEPS)². */
  private float[] curve(float[] pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += Math.min(1.2, pixel);
    }
    double gain = exposure * KEY * pixels.length / Math.max(1e-6, sum);
    float[] curve = new float[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      double linear = gain * RANGE * step * step / ((double) STEPS * STEPS);
      double film = (1 - StrictMath.exp(-1.9 * linear)) / (1 - StrictMath.exp(-3.2));
      curve[step] = (float) (255 * steepen(StrictMath.pow(Math.min(1, film), 1 / 2.2)));
    }
    return curve;
  }

  /** An S-shaped curve through black, middle grey and white. */
  private double steepen(double level) {
    return level < MIDDLE
        ? MIDDLE * StrictMath.pow(level / MIDDLE, contrast)
        : 1 - (1 - MIDDLE) * StrictMath.pow((1 - level) / (1 - MIDDLE), contrast);
  }

  private byte level(float[] curve, double linear, long bits) {
    int step = (int) (Math.sqrt(Math.max(0, Math.min(1, linear / RANGE))) * STEPS);
    // The sum of three uniforms of 7 bits has mean 190.5 and deviation 64.
    double grain = ((bits & 127) + (bits >>> 7 & 127) + (bits >>> 14 & 127) - 190.5) / 64;
    long value = Math.round(curve[step] + noise * grain);
    return (byte) Math.max(0, Math.min(255, value));
  }
}
