package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.PictureSize;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class VisibilityBufferTest {
  private static final PictureSize SIZE = new PictureSize(40, 20);
  private static final Camera CAMERA = Camera.above(new Vec(0, 0, 0), 1.2, 0.1, 0.04, 0.02);

  /** The oracle intersects every ray with every triangle and takes the nearest. */
  @Property(tries = 60)
  void theNearestTriangleIsSeen(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    SceneRandom random = new SceneRandom(seed);
    Projection rays = Projection.throughPixelCentres(SIZE);
    List<Face> triangles = new ArrayList<>();
    List<CameraFace> faces = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Mesh mesh = new Mesh(CAMERA.position());
      mesh.polygon(List.of(point(random), point(random), point(random)), Plain.BLACK, i);
      CameraFace face = CameraFace.of(mesh.faces().get(0), CAMERA, rays, true);
      if (face != null) {
        faces.add(face);
        triangles.add(mesh.faces().get(0));
      }
    }
    VisibilityBuffer buffer = new VisibilityBuffer(rays, false);
    buffer.draw(faces);
    int differing = 0;
    for (int ray = 0; ray < SIZE.pixels(); ray++) {
      Vec direction = CAMERA.toWorld(new Vec(rays.rayX(ray % 40), rays.rayY(ray / 40), 1));
      double nearest = Double.POSITIVE_INFINITY;
      int expected = VisibilityBuffer.NOTHING;
      for (int i = 0; i < triangles.size(); i++) {
        double depth = depth(triangles.get(i).corners(), direction);
        if (depth >= PolygonScanner.NEAR && depth < nearest) {
          nearest = depth;
          expected = i;
        }
      }
      if (buffer.faces()[ray] != expected) {
        differing++;
      } else if (expected != VisibilityBuffer.NOTHING) {
        // Inverse depths are floats of 24 bits.
        assertThat(buffer.inverseDepths()[ray] * nearest).isBetween(1 - 1e-6, 1 + 1e-6);
      }
    }
    // A ray on an edge or on a line where two triangles cross may fall to either side.
    assertThat(differing).isLessThanOrEqualTo(1);
  }

  private static Vec point(SceneRandom random) {
    return new Vec(random.between(-4, 4), random.between(-1, 4), random.between(-2, 15));
  }

  /** Möller and Trumbore, "Fast, minimum storage ray-triangle intersection", 1997. */
  private static double depth(List<Vec> corners, Vec direction) {
    Vec edge1 = corners.get(1).minus(corners.get(0));
    Vec edge2 = corners.get(2).minus(corners.get(0));
    Vec p = direction.cross(edge2);
    double determinant = edge1.dot(p);
    Vec toOrigin = CAMERA.position().minus(corners.get(0));
    double u = toOrigin.dot(p) / determinant;
    Vec q = toOrigin.cross(edge1);
    double v = direction.dot(q) / determinant;
    double depth = edge2.dot(q) / determinant;
    return u >= 0 && v >= 0 && u + v <= 1 ? depth : Double.NaN;
  }
}
