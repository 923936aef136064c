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
    Mesh mesh = new Mesh(scene.camera().position());
    for (SceneElement element : scene.elements()) {
      element.addTo(mesh);
    }
    Projection rays = Projection.twofold(size);
    List<CameraFace> faces = new ArrayList<>();
    for (Face face : mesh.faces()) {
      CameraFace seen = CameraFace.of(face, scene.camera(), rays);
      if (seen != null) {
        faces.add(seen);
      }
    }
    VisibilityBuffer visible = new VisibilityBuffer(rays, false);
    visible.draw(faces);
    ShadowBuffer shadows = new ShadowBuffer(visible, faces, scene.camera(), scene.weather());
    shadows.draw(mesh.shadows(), scene.weather().isSunny());
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
