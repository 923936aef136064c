package dev.narrows.data.scene;

/** Something that stands in a scene: what it is, where, and of which size and colours. */
sealed interface SceneElement
    permits Backdrop,
        Barrier,
        Bollard,
        Bonnet,
        Building,
        Car,
        Coach,
        Cycle,
        Lamp,
        Person,
        StreetGround,
        TrafficLight,
        TrafficSign,
        Tree,
        Truck {
  /** Adds its faces and shadows. */
  void addTo(Mesh mesh);

  /** Whether it is small enough to lie in the shade of a house as a whole. */
  default boolean standsInShade() {
    return true;
  }
}
