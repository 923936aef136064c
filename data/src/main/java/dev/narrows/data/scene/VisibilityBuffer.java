package dev.narrows.data.scene;

import java.util.Arrays;
import java.util.List;

/** Which face every ray of a grid meets first, and how far away: a z-buffer without colours. */
final class VisibilityBuffer {
  /** The face number of a ray that meets nothing. */
  static final int NOTHING = -1;

  private final Projection projection;
  private final boolean annotated;
  private final int[] face;
  private final float[] inverseDepth;

  /**
   * @param annotated whether gaps that count as part of an object are filled: for labels, not for
   *     colours
   */
  VisibilityBuffer(Projection projection, boolean annotated) {
    this.projection = projection;
    this.annotated = annotated;
    face = new int[projection.width() * projection.height()];
    inverseDepth = new float[face.length];
    Arrays.fill(face, NOTHING);
  }

  Projection projection() {
    return projection;
  }

  /** Number, in the list drawn, of the face met by ray (i, j), at j · width + i. */
  int[] faces() {
    return face;
  }

  /** One over the depth in metres, likewise; 0 where nothing is met. */
  float[] inverseDepths() {
    return inverseDepth;
  }

  void draw(List<CameraFace> faces) {
    PolygonScanner scanner = new PolygonScanner(projection);
    for (int number = 0; number < faces.size(); number++) {
      CameraFace next = faces.get(number);
      int id = number;
      if (next.cutOut) {
        scanner.scan(next.corners, (row, first, last) -> cutOut(next, id, row, first, last));
      } else {
        scanner.scan(next.corners, (row, first, last) -> solid(next, id, row, first, last));
      }
    }
  }

  private void solid(CameraFace next, int id, int row, int first, int last) {
    Vec normal = next.normal;
    double scale = 1 / next.distance;
    double step = normal.x() / projection.focal() * scale;
    double start =
        (normal.x() * projection.rayX(first) + normal.y() * projection.rayY(row) + normal.z())
            * scale;
    int offset = row * projection.width();
    for (int i = first; i <= last; i++) {
      float nearness = (float) (start + (i - first) * step);
      if (nearness > inverseDepth[offset + i]) {
        inverseDepth[offset + i] = nearness;
        face[offset + i] = id;
      }
    }
  }

  private void cutOut(CameraFace next, int id, int row, int first, int last) {
    Vec normal = next.normal;
    double scale = 1 / next.distance;
    double rayY = projection.rayY(row);
    double atRow = (normal.y() * rayY + normal.z()) * scale;
    double slope = normal.x() * scale;
    int offset = row * projection.width();
    for (int i = first; i <= last; i++) {
      double rayX = projection.rayX(i);
      double nearness = atRow + slope * rayX;
      if ((float) nearness > inverseDepth[offset + i] && meets(next, rayX, rayY, 1 / nearness)) {
        inverseDepth[offset + i] = (float) nearness;
        face[offset + i] = id;
      }
    }
  }

  private boolean meets(CameraFace next, double rayX, double rayY, double depth) {
    Vec uAxis = next.uAxis;
    Vec vAxis = next.vAxis;
    double u = depth * (uAxis.x() * rayX + uAxis.y() * rayY + uAxis.z()) - next.uOrigin;
    double v = depth * (vAxis.x() * rayX + vAxis.y() * rayY + vAxis.z()) - next.vOrigin;
    return annotated ? next.texture.isLabelled(u, v) : next.texture.isSeen(u, v);
  }
}
