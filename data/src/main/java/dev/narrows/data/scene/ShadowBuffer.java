package dev.narrows.data.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How much light of the sun and of the sky reaches the ground seen by each ray of a grid. */
final class ShadowBuffer {
  private static final double REACH = 0.45;

  private final VisibilityBuffer visible;
  private final List<CameraFace> faces;
  private final Camera camera;
  private final Vec towardsSun;
  private final PolygonScanner scanner;
  private final float[] sun;
  private final float[] sky;

  ShadowBuffer(VisibilityBuffer visible, List<CameraFace> faces, Camera camera, Weather weather) {
    this.visible = visible;
    this.faces = faces;
    this.camera = camera;
    towardsSun = weather.towardsSun();
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

  void draw(List<Shadow> shadows, boolean sunny) {
    for (Shadow shadow : shadows) {
      if (shadow instanceof Shadow.Contact contact) {
        draw(contact);
      } else if (shadow instanceof Shadow.Sun caster && sunny) {
        draw(caster);
      }
    }
  }

  private void draw(Shadow.Sun caster) {
    List<Vec> onGround = new ArrayList<>();
    for (Vec point : caster.outline()) {
      onGround.add(point.along(towardsSun, -point.y() / towardsSun.y()));
    }
    CameraFace area = onGround(convexHull(onGround), Frame.at(onGround.get(0), 0));
    if (area == null) {
      return;
    }
    scanner.scan(
        area.corners,
        (row, first, last) -> {
          for (int i = first; i <= last; i++) {
            int ray = row * visible.projection().width() + i;
            if (isGround(ray) && !(caster.dappled() && isGap(pointAt(i, row), area))) {
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
    return CameraFace.of(face, camera, visible.projection());
  }

  private boolean isGround(int ray) {
    int face = visible.faces()[ray];
    return face != VisibilityBuffer.NOTHING && faces.get(face).ground;
  }

  /** Andrew's monotone chain, over x and z. */
  static List<Vec> convexHull(List<Vec> points) {
    List<Vec> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Vec::x).thenComparingDouble(Vec::z));
    List<Vec> hull = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      int start = hull.size();
      for (Vec point : sorted) {
        while (hull.size() >= start + 2
            && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
          hull.remove(hull.size() - 1);
        }
        hull.add(point);
      }
      hull.remove(hull.size() - 1);
      java.util.Collections.reverse(sorted);
    }
    return hull;
  }

  private static double turn(Vec a, Vec b, Vec c) {
    return (b.x() - a.x()) * (c.z() - a.z()) - (b.z() - a.z()) * (c.x() - a.x());
  }
}
