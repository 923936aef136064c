package dev.narrows.data.scene;

import java.util.List;

/**
 * What the facades of one house share.
 *
 * @param material of its walls
 * @param wall colour
 * @param plinth colour of the lowest half metre
 * @param frame colour of window frames
 * @param accent colour of doors and shop signs
 * @param groundFloor height of the ground floor in metres
 * @param floorHeight height of every other floor
 * @param bay distance of windows in metres
 * @param windowWidth share of the bay
 * @param windowHeight share of the floor
 * @param mullion whether windows have two wings
 * @param trim whether windows are framed by a lighter border
 * @param bands whether ledges run along the floors
 * @param shop whether the ground floor is a shop
 * @param lit share of windows with lamps on
 */
record FacadeStyle(
    Material material,
    Rgb wall,
    Rgb plinth,
    Rgb frame,
    Rgb accent,
    double groundFloor,
    double floorHeight,
    double bay,
    double windowWidth,
    double windowHeight,
    boolean mullion,
    boolean trim,
    boolean bands,
    boolean shop,
    double lit) {
  static final Rgb LAMP_LIGHT = new Rgb(1.0, 0.72, 0.36);
  static final Rgb CURTAIN = Rgb.of(0xD6D0C2);
  static final Rgb GLASS = new Rgb(0.030, 0.036, 0.042);

  private static final List<Rgb> PLASTER =
      List.of(
          Rgb.of(0xC9BFA8),
          Rgb.of(0xB8A98C),
          Rgb.of(0xD9D2C3),
          Rgb.of(0xA8A297),
          Rgb.of(0xC7A77A),
          Rgb.of(0xB98F6E),
          Rgb.of(0xC2B59B),
          Rgb.of(0x9FA5A0),
          Rgb.of(0xD3C08E),
          Rgb.of(0xA97F6C),
          Rgb.of(0x8E969C));
  private static final List<Rgb> BRICK =
      List.of(Rgb.of(0x8A4B38), Rgb.of(0x9A6048), Rgb.of(0x74483C), Rgb.of(0xA98A66));
  private static final List<Rgb> PANEL =
      List.of(Rgb.of(0x9C9C98), Rgb.of(0x84888A), Rgb.of(0xB4B2AA), Rgb.of(0x6E7880));

  /** What the walls are made of. */
  enum Material {
    PLASTER,
    BRICK,
    PANEL
  }

  /** A style for a house of this kind of town. */
  static FacadeStyle compose(SceneRandom random, StreetSide.District district, double darkness) {
    Material material = material(random, district);
    Rgb wall =
        random
            .pick(
                switch (material) {
                  case PLASTER -> PLASTER;
                  case BRICK -> BRICK;
                  case PANEL -> PANEL;
                })
            .varied(random, 0.18);
    boolean office = material == Material.PANEL && random.chance(0.6);
    boolean city = district == StreetSide.District.CITY;
    return new FacadeStyle(
        material,
        wall,
        random.chance(0.6) ? wall.times(0.6) : Rgb.grey(0.16).varied(random, 0.3),
        random.chance(0.65) ? Rgb.of(0xDEDCD4) : Rgb.of(0x4A3A30).varied(random, 0.4),
        Rgb.hsv(random.uniform(), random.between(0.2, 0.8), random.between(0.06, 0.35)),
        city ? random.between(3.4, 4.4) : random.between(2.7, 3.2),
        city ? random.between(3.0, 3.7) : random.between(2.6, 3.0),
        office ? random.between(1.6, 2.6) : random.between(1.9, 3.4),
        office ? random.between(0.75, 0.93) : random.between(0.38, 0.58),
        office ? random.between(0.5, 0.7) : random.between(0.48, 0.64),
        !office && random.chance(0.7),
        !office && random.chance(0.35),
        random.chance(0.4),
        city && random.chance(0.5),
        darkness * random.between(0.1, 0.6));
  }

  private static Material material(SceneRandom random, StreetSide.District district) {
    double kind = random.uniform();
    return switch (district) {
      case CITY -> kind < 0.6 ? Material.PLASTER : kind < 0.78 ? Material.BRICK : Material.PANEL;
      case SUBURB, PARK -> kind < 0.7 ? Material.PLASTER : Material.BRICK;
      case INDUSTRY -> kind < 0.2 ? Material.PLASTER : kind < 0.4 ? Material.BRICK : Material.PANEL;
    };
  }
}
