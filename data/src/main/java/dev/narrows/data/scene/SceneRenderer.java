package dev.narrows.data.scene;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws scenes: the picture with half-pixel rays, the ground truth through pixels' middles. */
final class SceneRenderer {
  /** Farther than this the disparity is unknown, in metres. */
  static final double RANGE = 250;

  private SceneRenderer() {}

  /**
   * Draws a scene.
   *
   * @param random for the sensor's noise
   */
  static Sample render(String name, Scene scene, PictureSize size, SceneRandom random) {
    Projection rays = Projection.twofold(size);
    Mesh mesh = new Mesh(scene.camera().position());
    List<Integer> ends = new ArrayList<>();
    for (SceneElement element : scene.elements()) {
      element.addTo(mesh);
      ends.add(mesh.faces().size());
    }
    SunShade shade = SunShade.of(mesh.shadows(), scene.weather());
    List<CameraFace> faces = seen(scene, mesh, ends, shade, rays);
    VisibilityBuffer visible = new VisibilityBuffer(rays, false);
    visible.draw(faces);
    ShadowBuffer shadows = new ShadowBuffer(visible, faces, scene.camera());
    shadows.draw(shade);
    shadows.draw(mesh.shadows());
    float[] light =
        new Shader(scene.camera(), scene.weather(), rays).shade(visible, shadows, faces);
    byte[] rgb = scene.sensor().expose(light, size, random);

    VisibilityBuffer truth = new VisibilityBuffer(Projection.throughPixelCentres(size), true);
    truth.draw(faces);
    return new Sample(
        name,
        size.width(),
        size.height(),
        rgb,
        Optional.of(labels(truth, faces)),
        Optional.of(disparity(truth, faces)));
  }

  /**
   * The faces in the field of view.
   *
   * @param ends for every element the number of faces up to its last
   */
  private static List<CameraFace> seen(
      Scene scene, Mesh mesh, List<Integer> ends, SunShade shade, Projection rays) {
    List<CameraFace> seen = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < ends.size(); i++) {
      List<Face> faces = mesh.faces().subList(start, ends.get(i));
      boolean sunlit = !scene.elements().get(i).standsInShade() || !shade.covers(middle(faces));
      for (Face face : faces) {
        CameraFace inView = CameraFace.of(face, scene.camera(), rays, sunlit);
        if (inView != null) {
          seen.add(inView);
        }
      }
      start = ends.get(i);
    }
    return seen;
  }

  private static Vec middle(List<Face> faces) {
    Vec sum = new Vec(0, 0, 0);
    for (Face face : faces) {
      sum = sum.plus(face.corners().get(0));
    }
    return sum.times(1.0 / Math.max(1, faces.size()));
  }

  private static byte[] labels(VisibilityBuffer truth, List<CameraFace> faces) {
    int[] numbers = truth.faces();
    byte[] labels = new byte[numbers.length];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      int number = numbers[pixel];
      labels[pixel] =
          (byte) (number == VisibilityBuffer.NOTHING ? TrainId.SKY : faces.get(number).label);
    }
    return labels;
  }

  private static float[] disparity(VisibilityBuffer truth, List<CameraFace> faces) {
    int[] numbers = truth.faces();
    float[] disparity = truth.inverseDepths().clone();
    for (int pixel = 0; pixel < disparity.length; pixel++) {
      double nearness = disparity[pixel];
      boolean known =
          nearness * RANGE >= 1 && faces.get(numbers[pixel]).label != CityscapesClasses.IGNORE;
      disparity[pixel] = known ? (float) (Camera.FOCAL_LENGTH * Camera.BASELINE * nearness) : 0;
    }
    return disparity;
  }
}
