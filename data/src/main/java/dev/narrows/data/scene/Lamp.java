package dev.narrows.data.scene;

/**
 * A street lamp, or a mast without one.
 *
 * @param place where it stands, its arm reaching to the right
 * @param height metres
 * @param arm length of its arm, 0 for none
 * @param colour of its metal
 * @param lit whether it shines
 */
record Lamp(Frame place, double height, double arm, Rgb colour, boolean lit)
    implements SceneElement {
  @Override
  public void addTo(Mesh mesh) {
    Texture metal = new Plain(colour, 0.15, 0.05, 0);
    Vec foot = place.origin();
    Vec top = place.point(0, height, 0);
    mesh.limb(foot, place.point(0, 1.2, 0), 0.11, 0.10, false, metal, TrainId.POLE);
    mesh.limb(foot, top, 0.085, 0.06, false, metal, TrainId.POLE);
    if (arm > 0) {
      Vec end = place.point(arm, height + 0.35, 0);
      mesh.limb(top, end, 0.05, 0.04, false, metal, TrainId.POLE);
      Texture head = lit ? Plain.glowing(FacadeStyle.LAMP_LIGHT, 2.5) : Plain.matt(Rgb.grey(0.35));
      mesh.box(
          place.moved(arm + 0.2, height + 0.25, 0),
          0.7,
          0.16,
          0.28,
          BoxTextures.all(head),
          TrainId.POLE);
    }
    mesh.shadowOfBox(place, 0.16, height, 0.16);
  }
}
