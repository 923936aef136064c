package dev.narrows.runtime;

import java.nio.FloatBuffer;

/** Between 8-bit interleaved pictures and planes of numbers in [0,1]. */
final class Pictures {
  private static final int RGB = 3;
  private static final float WHITE = 255f;

  private Pictures() {}

  /** Interleaved bytes to {@code [3][height][width]} in [0,1]. */
  static float[] toPlanes(byte[] rgb) {
    int plane = rgb.length / RGB;
    float[] planes = new float[rgb.length];
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < RGB; channel++) {
        planes[channel * plane + i] = Byte.toUnsignedInt(rgb[RGB * i + channel]) / WHITE;
      }
    }
    return planes;
  }

  /** The same into memory for as many numbers. */
  static void toPlanes(byte[] rgb, FloatBuffer planes) {
    int plane = rgb.length / RGB;
    for (int channel = 0; channel < RGB; channel++) {
      for (int i = 0; i < plane; i++) {
        planes.put(channel * plane + i, Byte.toUnsignedInt(rgb[RGB * i + channel]) / WHITE);
      }
    }
  }

  /** {@code [3][height][width]}, clamped to [0,1], to interleaved bytes. */
  static byte[] toBytes(float[] planes) {
    int plane = planes.length / RGB;
    byte[] rgb = new byte[planes.length];
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < RGB; channel++) {
        float clamped = Math.max(0f, Math.min(1f, planes[channel * plane + i]));
        rgb[RGB * i + channel] = (byte) Math.round(clamped * WHITE);
      }
    }
    return rgb;
  }
}
