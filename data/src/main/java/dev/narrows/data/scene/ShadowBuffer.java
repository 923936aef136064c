package dev.narrows.data.scene;

import java.util.Arrays;
import java.util.List;

/** How much light of the sun and of the sky reaches the ground seen by each ray of a grid. */
final class ShadowBuffer {
  private static final double REACH = 0.45;

  private final VisibilityBuffer visible;
  private final List<CameraFace> faces;
  private final Camera camera;
  private final PolygonScanner scanner;
  private final float[] sun;
  private final float[] sky;

  ShadowBuffer(VisibilityBuffer visible, List<CameraFace> faces, Camera camera) {
    this.visible = visible;
    this.faces = faces;
    this.camera = camera;
    scanner = new PolygonScanner(visible.projection());
    sun = new float[visible.faces().length];
    sky = new float[sun.length];
    Arrays.fill(sun, 1);
    Arrays.fill(sky, 1);
  }

  /** Share of the sun's light at ray (i, j), at j · width + i. */
  float[] sun() {
    return sun;
  }

  /** Share of the sky's light, likewise. */
  float[] sky() {
    return sky;
  }

  /** Draws the shadows of the sun. */
  void draw(SunShade shade) {
    for (SunShade.Outline outline : shade.outlines()) {
      draw(outline);
    }
  }

  /** Draws the darkness close to objects. */
  void draw(List<Shadow> shadows) {
    for (Shadow shadow : shadows) {
      if (shadow instanceof Shadow.Contact contact) {
        draw(contact);
      }
    }
  }

  private void draw(SunShade.Outline outline) {
    CameraFace area = onGround(outline.corners(), Frame.at(outline.corners().get(0), 0));
    if (area == null) {
      return;
    }
    scanner.scan(
        area.corners,
        (row, first, last) -> {
          for (int i = first; i <= last; i++) {
            int ray = row * visible.projection().width() + i;
            if (isGround(ray) && !(outline.dappled() && isGap(pointAt(i, row), area))) {
              sun[ray] = 0;
            }
          }
        });
  }

  private static boolean isGap(Vec point, CameraFace area) {
    double u = area.uAxis.dot(point) - area.uOrigin;
    double v = area.vAxis.dot(point) - area.vOrigin;
    return 0.65 * Noise.value(2.1 * u, 2.1 * v) + 0.35 * Noise.value(5.3 * u, 5.3 * v) > 0.62;
  }

  /** What a ray meets, in the camera's axes. */
  private Vec pointAt(int i, int row) {
    Projection rays = visible.projection();
    double depth = 1 / visible.inverseDepths()[row * rays.width() + i];
    return new Vec(rays.rayX(i) * depth, rays.rayY(row) * depth, depth);
  }

  private void draw(Shadow.Contact contact) {
    Frame frame = contact.frame();
    double side = contact.halfWidth() + REACH;
    double end = contact.halfLength() + REACH;
    CameraFace area =
        onGround(
            List.of(
                frame.point(-side, 0, -end),
                frame.point(side, 0, -end),
                frame.point(side, 0, end),
                frame.point(-side, 0, end)),
            frame);
    if (area != null) {
      scanner.scan(area.corners, (row, first, last) -> darken(contact, area, row, first, last));
    }
  }

  private void darken(Shadow.Contact contact, CameraFace area, int row, int first, int last) {
    for (int i = first; i <= last; i++) {
      int ray = row * visible.projection().width() + i;
      if (isGround(ray)) {
        Vec point = pointAt(i, row);
        double u = Math.abs(area.uAxis.dot(point) - area.uOrigin) - contact.halfWidth() + 0.15;
        double v = Math.abs(area.vAxis.dot(point) - area.vOrigin) - contact.halfLength() + 0.15;
        double outside = Math.max(0, Math.max(u, v)) / (REACH + 0.15);
        double light = Math.min(1, outside);
        sky[ray] *= (float) (0.22 + 0.78 * light * (2 - light));
      }
    }
  }

  private CameraFace onGround(List<Vec> corners, Frame frame) {
    Face face =
        new Face(corners, frame.origin(), frame.right(), frame.forward(), Plain.BLACK, 0, false);
    return CameraFace.of(face, camera, visible.projection(), true);
  }

  private boolean isGround(int ray) {
    int face = visible.faces()[ray];
    return face != VisibilityBuffer.NOTHING && faces.get(face).ground;
  }
}
