package dev.narrows.data.scene;

import java.util.List;

/** A face in the camera's axes, ready to be drawn. */
final class CameraFace {
  final Texture texture;
  final boolean cutOut;
  final int label;
  final boolean ground;

  /** Whether the sun reaches the object it belongs to. */
  final boolean sunlit;

  /** x, y, z of every corner. */
  final double[] corners;

  /** The texture's axes; a point's u is its product with uAxis less uOrigin. */
  final Vec uAxis;

  final double uOrigin;
  final Vec vAxis;
  final double vOrigin;

  /** Unit normal towards the camera. */
  final Vec normal;

  /** The plane: points p with normal · p = distance; at most 0. */
  final double distance;

  private CameraFace(Face face, double[] corners, Camera camera, boolean sunlit) {
    this.sunlit = sunlit;
    this.corners = corners;
    texture = face.texture();
    cutOut = texture.isCutOut();
    label = face.label();
    ground = face.ground();
    Vec origin = camera.toAxes(face.origin().minus(camera.position()));
    uAxis = camera.toAxes(face.uAxis());
    vAxis = camera.toAxes(face.vAxis());
    uOrigin = uAxis.dot(origin);
    vOrigin = vAxis.dot(origin);
    Vec cross = uAxis.cross(vAxis);
    double signedDistance = cross.dot(origin);
    normal = signedDistance > 0 ? cross.times(-1) : cross;
    distance = -Math.abs(signedDistance);
  }

  /** The face as the camera sees it, or null if it lies outside the field of view or edge-on. */
  static CameraFace of(Face face, Camera camera, Projection view, boolean sunlit) {
    List<Vec> points = face.corners();
    double[] corners = new double[3 * points.size()];
    double slopeX = (view.centreX() + 1) / view.focal();
    double slopeY = (view.centreY() + 1) / view.focal();
    int outside = 0b11111;
    for (int i = 0; i < points.size(); i++) {
      Vec point = camera.toAxes(points.get(i).minus(camera.position()));
      double z = point.z();
      corners[3 * i] = point.x();
      corners[3 * i + 1] = point.y();
      corners[3 * i + 2] = z;
      outside &=
          (z < PolygonScanner.NEAR ? 1 : 0)
              | (point.x() < -slopeX * z ? 2 : 0)
              | (point.x() > slopeX * z ? 4 : 0)
              | (point.y() < -slopeY * z ? 8 : 0)
              | (point.y() > slopeY * z ? 16 : 0);
    }
    if (outside != 0) {
      return null;
    }
    CameraFace seen = new CameraFace(face, corners, camera, sunlit);
    return seen.distance < -1e-6 ? seen : null;
  }
}
