package dev.narrows.data.scene;

import java.util.List;

/**
 * Asphalt or cobbles with markings; u is t and v is s of {@link Street}.
 *
 * @param base colour when new
 * @param cobbled whether it is paved with stones
 * @param laneWidth metres, for the tracks that wheels leave
 * @param markings painted on it
 * @param seed shifts its patches and stains
 */
record RoadSurface(Rgb base, boolean cobbled, double laneWidth, List<Marking> markings, double seed)
    implements Texture {
  private static final Rgb PAINT = Rgb.of(0xD8D8D0);

  /** A rectangle of paint, repeated along or across the road. */
  record Marking(double left, double right, double from, double to, double dash, double gap) {
    /** A line along the road about t; dash 0 means unbroken. */
    static Marking line(double t, double width, double from, double to, double dash, double gap) {
      return new Marking(t - width / 2, t + width / 2, from, to, dash, gap);
    }

    private boolean covers(double u, double v) {
      if (u < left || u > right || v < from || v > to) {
        return false;
      }
      if (dash == 0) {
        return true;
      }
      double period = Math.abs(dash) + gap;
      double place = dash > 0 ? v : u;
      return place - Math.floor(place / period) * period < Math.abs(dash);
    }

    /** Bars that repeat across the road, as of a crossing for persons. */
    static Marking bars(double left, double right, double from, double to) {
      return new Marking(left, right, from, to, -0.5, 0.5);
    }
  }

  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    double stains = Noise.cloud(u * 0.4 + seed, v * 0.09) - 0.5;
    double grain = Noise.detail(u, v, 23, footprint) + 0.8 * Noise.detail(u, v, 61, footprint);
    double track = u / laneWidth - Math.floor(u / laneWidth);
    double fromTrack = Math.min(Math.abs(track - 0.25), Math.abs(track - 0.75));
    double worn = Math.max(0, 0.14 - fromTrack) * 0.9;
    texel.set(base, 1 + 0.5 * stains + 0.55 * grain - worn);
    if (cobbled) {
      cobbles(u, v, footprint, texel);
    } else {
      repairs(u, v, footprint, texel);
    }
    for (Marking marking : markings) {
      if (marking.covers(u, v)) {
        double wear = Noise.value(u * 5 + seed, v * 5) * 0.55 + Noise.value(u, v * 0.6) * 0.45;
        texel.mix(PAINT, Math.max(0.15, Math.min(0.92, 1.7 - 1.6 * wear)));
        break;
      }
    }
  }

  private void repairs(double u, double v, double footprint, Texel texel) {
    int column = (int) Math.floor((u + 40) / 2.3);
    int row = (int) Math.floor((v + 40) / 6.1);
    double kind = Noise.cell(column + (int) seed, row);
    if (kind < 0.09) {
      texel.scale(kind < 0.05 ? 0.72 : 1.22);
    }
    double course = u + 0.8 * Noise.value(v * 0.5, seed);
    double joint = Math.abs(course - laneWidth * Math.round(course / laneWidth));
    double crack = 0.03 + 0.5 * footprint;
    if (joint < crack) {
      texel.scale(1 - 0.35 * Math.min(1, 0.03 / crack) * Noise.value(v * 0.7, 3));
    }
  }

  private static void cobbles(double u, double v, double footprint, Texel texel) {
    double size = 0.16;
    double visible = 1.1 - footprint / size;
    if (visible <= 0) {
      return;
    }
    int row = (int) Math.floor(v / size);
    double shifted = u / size + 0.5 * (row & 1);
    int column = (int) Math.floor(shifted);
    double inU = Math.abs(shifted - column - 0.5);
    double inV = Math.abs(v / size - row - 0.5);
    double stone = 0.75 + 0.5 * Noise.cell(column, row);
    double joint = Math.max(inU, inV) > 0.4 ? 0.55 : 1;
    texel.scale(1 + Math.min(1, visible) * (stone * joint - 0.92));
  }
}
