package dev.narrows.data;

/**
 * Changes a picture's brightness, contrast about its mean luma, and saturation about the luma of
 * each pixel, in this order and without rounding between. Source of the luma weights: ITU-R BT.601.
 *
 * @param brightness factor, 1 changes nothing
 * @param contrast factor, 1 changes nothing
 * @param saturation factor, 0 is grey, 1 changes nothing
 */
record ColourChange(double brightness, double contrast, double saturation) {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  /**
   * Changes an interleaved RGB picture.
   *
   * @param rgb is overwritten and returned
   */
  byte[] apply(byte[] rgb) {
    // All three are affine, so they collapse: new = ofValue · value + ofLuma · luma + offset.
    float ofValue = (float) (saturation * contrast * brightness);
    float ofLuma = (float) ((1 - saturation) * contrast * brightness);
    float offset = (float) ((1 - contrast) * brightness * meanLuma(rgb));
    for (int i = 0; i < rgb.length; i += 3) {
      float red = rgb[i] & 0xFF;
      float green = rgb[i + 1] & 0xFF;
      float blue = rgb[i + 2] & 0xFF;
      float base = ofLuma * (RED * red + GREEN * green + BLUE * blue) + offset;
      rgb[i] = toByte(ofValue * red + base);
      rgb[i + 1] = toByte(ofValue * green + base);
      rgb[i + 2] = toByte(ofValue * blue + base);
    }
    return rgb;
  }

  private static double meanLuma(byte[] rgb) {
    int pixels = rgb.length / 3;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      red += rgb[i] & 0xFF;
      green += rgb[i + 1] & 0xFF;
      blue += rgb[i + 2] & 0xFF;
    }
    return ((double) RED * red + (double) GREEN * green + (double) BLUE * blue) / pixels;
  }

  private static byte toByte(float value) {
    return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
  }
}
