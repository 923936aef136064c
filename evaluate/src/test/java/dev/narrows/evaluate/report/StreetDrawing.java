package dev.narrows.evaluate.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** A plain drawing of a street and what a network might make of it, to fill a report with. */
final class StreetDrawing {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 96;
  private static final int HORIZON = 42;

  private final Random random;
  private final BufferedImage picture = image();
  private final BufferedImage labels = image();
  private final BufferedImage disparity = image();

  StreetDrawing(long seed) {
    random = new Random(seed);
    draw();
  }

  byte[] picture() {
    return png(noisy(picture, 5));
  }

  byte[] labels() {
    return png(labels);
  }

  byte[] disparity() {
    return png(disparity);
  }

  byte[] segmentation(int roughness) {
    return png(displaced(labels, roughness));
  }

  byte[] estimatedDisparity(int roughness) {
    return png(blurred(displaced(disparity, roughness), 3));
  }

  byte[] reconstruction(int radius) {
    return png(blurred(picture, radius));
  }

  /** 8×16 tiles of 12×6, each a rough view of the picture. */
  byte[] features(double contrast) {
    BufferedImage small = blurred(picture, 5);
    BufferedImage tiled = new BufferedImage(16 * 12, 8 * 6, BufferedImage.TYPE_BYTE_GRAY);
    Random weights = new Random(7);
    for (int channel = 0; channel < 128; channel++) {
      double sharpness = weights.nextDouble();
      double gain = weights.nextGaussian();
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 12; x++) {
          int rgb = small.getRGB(x * 16 + 8, y * 16 + 8);
          double grey = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3.0 - 120;
          double own =
              0.5 * gain * grey * contrast + sharpness * 28 * contrast * weights.nextGaussian();
          int value = (int) Math.max(0, Math.min(255, 118 + own));
          tiled.getRaster().setSample((channel % 16) * 12 + x, (channel / 16) * 6 + y, 0, value);
        }
      }
    }
    return png(tiled);
  }

  private void draw() {
    fill(
        0x87a7c7,
        0x4682b4,
        0,
        new Polygon(new int[] {0, WIDTH, WIDTH, 0}, new int[] {0, 0, 50, 50}, 4));
    for (int x = 0; x < WIDTH; x += 18 + random.nextInt(14)) {
      int width = 14 + random.nextInt(26);
      int top = 6 + random.nextInt(24);
      if (Math.abs(x + width / 2 - WIDTH / 2) > 24) {
        Color wall = Color.getHSBColor(random.nextFloat(), 0.2f, 0.35f + random.nextFloat() / 3);
        box(wall.getRGB(), 0x464646, 20, x, top, width, 52 - top);
        for (int wy = top + 3; wy < 46; wy += 7) {
          for (int wx = x + 3; wx < x + width - 3; wx += 6) {
            box(0x2a3540, 0x464646, 20, wx, wy, 3, 4);
          }
        }
      }
    }
    for (int y = HORIZON + 6; y < HEIGHT; y++) {
      int near = 12 * (y - HORIZON) / (HEIGHT - HORIZON);
      box(0x9a938c, 0xf423e8, 15 + 15 * near, 0, y, WIDTH, 1);
      int half = 10 + (y - HORIZON) * 3 / 2;
      box(0x56585c, 0x804080, 15 + 15 * near, WIDTH / 2 - half, y, 2 * half, 1);
      if (y % 9 < 5) {
        box(0xe8e8e2, 0x804080, 15 + 15 * near, WIDTH / 2 - 1, y, 2, 1);
      }
    }
    for (int i = 0; i < 4; i++) {
      int size = 8 + random.nextInt(14);
      int x = 12 + random.nextInt(WIDTH - 40);
      int y = HORIZON + 4 + size / 2;
      Color paint = Color.getHSBColor(random.nextFloat(), 0.6f, 0.6f);
      box(paint.getRGB(), 0x00008e, 30 + 6 * size, x, y, size * 2, size);
      box(0x1c2328, 0x00008e, 30 + 6 * size, x + 3, y + 2, size * 2 - 6, size / 3);
    }
    for (int i = 0; i < 5; i++) {
      int x = random.nextBoolean() ? random.nextInt(40) : 150 + random.nextInt(36);
      box(0x6b5a45, 0x999999, 90, x, 30, 2, 30);
      box(0x44652c, 0x6b8e23, 90, x - 8, 14, 18, 20);
    }
  }

  private void box(int rgb, int label, int near, int x, int y, int width, int height) {
    fill(
        rgb,
        label,
        near,
        new Polygon(
            new int[] {x, x + width, x + width, x}, new int[] {y, y, y + height, y + height}, 4));
  }

  private void fill(int rgb, int label, int near, Polygon shape) {
    paint(picture, new Color(rgb), shape);
    paint(labels, new Color(label), shape);
    paint(
        disparity, Color.getHSBColor(0.72f - 0.72f * Math.min(1, near / 200f), 0.85f, 0.9f), shape);
  }

  private static void paint(BufferedImage image, Color colour, Polygon shape) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillPolygon(shape);
    graphics.dispose();
  }

  private BufferedImage noisy(BufferedImage from, int noise) {
    BufferedImage to = image();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int n = (int) (noise * random.nextGaussian());
        int rgb = from.getRGB(x, y);
        to.setRGB(
            x,
            y,
            clamp((rgb >> 16 & 255) + n) << 16
                | clamp((rgb >> 8 & 255) + n) << 8
                | clamp((rgb & 255) + n));
      }
    }
    return to;
  }

  private static BufferedImage displaced(BufferedImage from, int by) {
    BufferedImage to = image();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int sx = x + (int) Math.round(by * Math.sin(0.31 * y + 0.1 * x));
        int sy = y + (int) Math.round(by * Math.cos(0.23 * x));
        to.setRGB(
            x, y, from.getRGB(Math.floorMod(sx, WIDTH), Math.max(0, Math.min(HEIGHT - 1, sy))));
      }
    }
    return to;
  }

  private static BufferedImage blurred(BufferedImage from, int radius) {
    int side = 2 * radius + 1;
    float[] mean = new float[side * side];
    Arrays.fill(mean, 1f / mean.length);
    return new ConvolveOp(new Kernel(side, side, mean), ConvolveOp.EDGE_NO_OP, null)
        .filter(from, image());
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static BufferedImage image() {
    return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
