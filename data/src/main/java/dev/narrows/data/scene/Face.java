package dev.narrows.data.scene;

import java.util.List;

/**
 * A flat convex polygon, seen from both sides.
 *
 * @param corners in order, at least three
 * @param origin where the texture's u and v are zero, in the polygon's plane
 * @param uAxis unit direction of u in the plane
 * @param vAxis unit direction of v in the plane, at a right angle to u
 * @param texture how it looks
 * @param label train id
 * @param ground whether shadows fall on it
 */
record Face(
    List<Vec> corners,
    Vec origin,
    Vec uAxis,
    Vec vAxis,
    Texture texture,
    int label,
    boolean ground) {}
