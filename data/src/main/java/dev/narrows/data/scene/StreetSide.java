package dev.narrows.data.scene;

/**
 * What lies between the driving lanes and the houses on one side.
 *
 * @param district what kind of town it is
 * @param parkingWidth width of the parking lane, 0 if there is none
 * @param vergeWidth width of the green strip behind the kerb, 0 if there is none
 * @param pavementWidth metres
 */
record StreetSide(District district, double parkingWidth, double vergeWidth, double pavementWidth) {
  /** Kinds of town. */
  enum District {
    /** Closed rows of high houses. */
    CITY,
    /** Houses in gardens. */
    SUBURB,
    /** Halls, walls and fences. */
    INDUSTRY,
    /** Lawn and trees. */
    PARK
  }

  /** From the kerb to the border of the properties, in metres. */
  double depth() {
    return vergeWidth + pavementWidth;
  }
}
