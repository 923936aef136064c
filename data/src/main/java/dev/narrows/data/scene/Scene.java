package dev.narrows.data.scene;

import java.util.List;

/**
 * Everything that decides what a picture shows.
 *
 * @param camera where it stands and looks
 * @param weather light and air
 * @param sensor how light becomes a picture
 * @param elements what stands in it
 */
record Scene(Camera camera, Weather weather, Sensor sensor, List<SceneElement> elements) {
  Scene {
    elements = List.copyOf(elements);
  }
}
