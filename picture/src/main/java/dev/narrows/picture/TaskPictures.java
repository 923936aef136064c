package dev.narrows.picture;

/** The outputs of the tasks as pictures to be written to files. */
public final class TaskPictures {
  private static final int DISPARITY_STEPS_PER_PIXEL = 256;
  private static final int MAX_16_BIT = 0xFFFF;

  private TaskPictures() {}

  /**
   * Class ids as gray values of 8 bits.
   *
   * @param width columns
   * @param height rows
   * @param ids row by row, unsigned
   */
  public static GrayPicture classIds(int width, int height, byte[] ids) {
    short[] samples = new short[ids.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Byte.toUnsignedInt(ids[i]);
    }
    return new GrayPicture(width, height, 8, samples);
  }

  /**
   * Class ids as colours.
   *
   * @param width columns
   * @param height rows
   * @param ids row by row, unsigned
   * @param colours 0xRRGGBB of each class; an id beyond them, such as that of pixels to ignore, is
   *     black
   */
  public static Picture classColours(int width, int height, byte[] ids, int[] colours) {
    byte[] rgb = new byte[Picture.CHANNELS * ids.length];
    for (int i = 0; i < ids.length; i++) {
      int id = Byte.toUnsignedInt(ids[i]);
      int colour = id < colours.length ? colours[id] : 0;
      rgb[Picture.CHANNELS * i] = (byte) (colour >> 16);
      rgb[Picture.CHANNELS * i + 1] = (byte) (colour >> 8);
      rgb[Picture.CHANNELS * i + 2] = (byte) colour;
    }
    return new Picture(width, height, rgb);
  }

  /**
   * Disparities in Cityscapes' coding, p = 256·disparity + 1 in 16 bits.
   *
   * @param width columns
   * @param height rows
   * @param disparities row by row, in pixels; NaN becomes p = 0, which says that there is none;
   *     below zero counts as zero, above 255.99 as that
   */
  public static GrayPicture disparity(int width, int height, float[] disparities) {
    short[] samples = new short[disparities.length];
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isNaN(disparities[i])) {
        double steps = Math.rint((double) disparities[i] * DISPARITY_STEPS_PER_PIXEL) + 1;
        samples[i] = (short) (int) Math.max(1, Math.min(MAX_16_BIT, steps));
      }
    }
    return new GrayPicture(width, height, 16, samples);
  }
}
