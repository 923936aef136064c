package dev.narrows.data.scene;

/**
 * A wall with rows of windows; u runs along it, v upward from the ground.
 *
 * @param style colours and proportions
 * @param width of the wall, metres
 * @param height of the wall, metres
 * @param seed tells its windows from another's
 * @param windows whether it has any
 */
record Facade(FacadeStyle style, double width, double height, int seed, boolean windows)
    implements Texture {
  @Override
  public void sample(double u, double v, double footprint, Texel texel) {
    wall(u, v, footprint, texel);
    if (v > height - 0.5) {
      texel.scale(v > height - 0.18 ? 0.6 : 1.15);
    } else if (windows && v >= style.groundFloor()) {
      int floor = (int) ((v - style.groundFloor()) / style.floorHeight());
      upperFloor(u, v - style.groundFloor() - floor * style.floorHeight(), floor + 1, texel);
    } else if (windows && style.shop()) {
      shop(u, v, texel);
    } else if (windows) {
      groundFloor(u, v, texel);
    }
  }

  private void groundFloor(double u, double v, Texel texel) {
    int column = column(u);
    if (Noise.cell(column + 31 * seed, 977) < 0.18) {
      door(fromMiddle(u, column), v, texel);
    } else if (style.groundFloor() <= height) {
      window(u, v - middle(style.groundFloor()), style.groundFloor(), 0, texel);
    }
  }

  private void upperFloor(double u, double above, int floor, Texel texel) {
    double top = style.groundFloor() + floor * style.floorHeight();
    if (top > height) {
      return;
    }
    if (style.bands() && above < 0.16) {
      texel.scale(1.18);
    }
    window(u, above - middle(style.floorHeight()), style.floorHeight(), floor, texel);
  }

  /** Height above the floor of the middle of its windows. */
  private static double middle(double floorHeight) {
    return 0.48 * floorHeight + 0.15;
  }

  private double bay() {
    return width / bays();
  }

  private int bays() {
    return Math.max(1, (int) Math.round(width / style.bay()));
  }

  private int column(double u) {
    return Math.max(0, Math.min(bays() - 1, (int) Math.floor(u / bay())));
  }

  private double fromMiddle(double u, int column) {
    return u - (column + 0.5) * bay();
  }

  private void wall(double u, double v, double footprint, Texel texel) {
    double dirt = Noise.cloud(u * 0.35 + seed, v * 0.12) - 0.5;
    double streaks = Noise.detail(u * 2.2, v * 0.25, 1.6, footprint);
    double grain = Noise.detail(u, v, 19, footprint);
    Rgb colour = v < 0.6 ? style.plinth() : style.wall();
    texel.set(colour, 1 + 0.28 * dirt + 0.16 * streaks + 0.20 * grain);
    if (style.material() == FacadeStyle.Material.BRICK) {
      bricks(u, v, footprint, texel);
    } else if (style.material() == FacadeStyle.Material.PANEL) {
      double joint =
          Math.min(Math.abs(u - 3 * Math.round(u / 3)), Math.abs(v - 3 * Math.round(v / 3)));
      if (joint < 0.02 + 0.4 * footprint) {
        texel.scale(0.78);
      }
    }
  }

  private static void bricks(double u, double v, double footprint, Texel texel) {
    double visible = Math.min(1, 1.2 - footprint / 0.16);
    if (visible <= 0) {
      return;
    }
    int row = (int) Math.floor(v / 0.16);
    double shifted = u / 0.5 + 0.5 * (row & 1);
    int column = (int) Math.floor(shifted);
    boolean joint = v / 0.16 - row < 0.16 || shifted - column < 0.06;
    double shade = joint ? 0.32 : 0.36 * (Noise.cell(column, row) - 0.5);
    texel.scale(1 + visible * shade);
  }

  /**
   * A window in a bay.
   *
   * @param up height above the window's middle
   */
  private void window(double u, double up, double floorHeight, int floor, Texel texel) {
    int column = column(u);
    double across = fromMiddle(u, column);
    double halfWidth = 0.5 * bay() * style.windowWidth();
    double halfHeight = 0.5 * floorHeight * style.windowHeight();
    double beside = halfWidth - Math.abs(across);
    double inside = Math.min(beside, halfHeight - Math.abs(up));
    if (inside < 0) {
      if (beside > -0.12 && up < -halfHeight && up > -halfHeight - 0.16) {
        texel.scale(1.25);
      } else if (style.trim() && inside > -0.16) {
        texel.set(style.frame(), 0.92);
      }
      return;
    }
    if (inside < 0.07 || (style.mullion() && Math.abs(across) < 0.045)) {
      texel.set(style.frame(), 0.85);
      return;
    }
    pane(Noise.cell(column * 57 + seed, floor * 131 + seed), up, halfHeight, texel);
  }

  /** What is seen in a window: lamp light, a curtain or dark glass. */
  private void pane(double kind, double up, double halfHeight, Texel texel) {
    if (kind < style.lit()) {
      texel.set(FacadeStyle.LAMP_LIGHT, 0.5 + 0.7 * kind / style.lit());
      texel.glow = 1.1;
      return;
    }
    boolean curtain = kind > 0.62 && (kind > 0.85 || up > halfHeight * (4 * kind - 3));
    if (curtain) {
      texel.set(FacadeStyle.CURTAIN, 0.35 + 0.5 * (kind - 0.6));
    } else {
      texel.set(FacadeStyle.GLASS, 0.7 + 0.6 * kind);
    }
    double reveal = halfHeight - up < 0.28 ? 0.45 : 1;
    texel.scale(reveal);
    texel.shine = curtain ? 0.08 : 0.20 * reveal;
  }

  private void door(double across, double v, Texel texel) {
    if (Math.abs(across) < 0.6 && v < 2.3) {
      boolean frame = Math.abs(across) > 0.5 || v > 2.2;
      texel.set(frame ? style.frame() : style.accent(), v > 1.7 && !frame ? 0.5 : 0.85);
    }
  }

  private void shop(double u, double v, Texel texel) {
    double top = style.groundFloor();
    if (v > top - 0.75) {
      texel.set(style.accent(), 1);
      double letters = Noise.value(u * 2.4 + seed, 1.5);
      boolean written = Noise.value(u * 0.25 + seed, 9) > 0.45 && letters > 0.5;
      if (written && v > top - 0.58 && v < top - 0.2) {
        texel.set(FacadeStyle.CURTAIN, 1);
      }
      return;
    }
    double pane = 2.4;
    double place = u - Math.floor(u / pane) * pane;
    if (v < 0.45 || place < 0.14) {
      texel.set(style.plinth(), 0.8);
      return;
    }
    double goods = Noise.cell((int) Math.floor(u * 1.3) + seed, (int) Math.floor(v * 1.1));
    double inside = Noise.value(u * 3.1 + seed, v * 2.7);
    texel.set(FacadeStyle.GLASS, 0.6 + 2.2 * inside);
    if (goods > 0.6 && v < top - 1.2 && inside > 0.35) {
      texel.mix(FacadeStyle.CURTAIN.mix(style.accent(), 3 * goods - 2), 0.22 * inside);
    }
    texel.glow = 0.8 * goods * style.lit();
    texel.shine = 0.16;
  }
}
