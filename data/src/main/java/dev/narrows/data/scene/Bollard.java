package dev.narrows.data.scene;

/**
 * A short post.
 *
 * @param place where it stands
 * @param height metres
 * @param colour of its paint
 */
record Bollard(Frame place, double height, Rgb colour) implements SceneElement {
  @Override
  public void addTo(Mesh mesh) {
    Vec top = place.point(0, height, 0);
    mesh.limb(place.origin(), top, 0.08, 0.07, true, Plain.matt(colour), TrainId.POLE);
    mesh.limb(
        place.point(0, height * 0.78, 0),
        place.point(0, height * 0.9, 0),
        0.085,
        0.085,
        false,
        Plain.matt(Rgb.of(0xE0E0DA)),
        TrainId.POLE);
    mesh.shadowOfBox(place, 0.16, height, 0.16);
  }
}
