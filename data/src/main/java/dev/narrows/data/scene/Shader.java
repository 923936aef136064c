package dev.narrows.data.scene;

import java.util.List;

/** Turns visible faces into light: texture, sun, sky, mirrors, wet ground and haze. */
final class Shader {
  private final Camera camera;
  private final Weather weather;
  private final Sky sky;
  private final Projection rays;
  private final Vec sun;
  private final Vec up;
  private final Texel texel = new Texel();
  private final Texel mirror = new Texel();
  private final float[] light;

  Shader(Camera camera, Weather weather, Projection rays) {
    this.camera = camera;
    this.weather = weather;
    this.rays = rays;
    sky = new Sky(weather);
    sun = camera.toAxes(weather.towardsSun());
    up = camera.toAxes(Vec.UP);
    light = new float[3 * rays.width() * rays.height()];
  }

  /** Light along every ray, linear: red, green, blue of ray (i, j) from 3 · (j · width + i). */
  float[] shade(VisibilityBuffer visible, ShadowBuffer shadows, List<CameraFace> faces) {
    int width = rays.width();
    for (int row = 0; row < rays.height(); row++) {
      for (int i = 0; i < width; i++) {
        int ray = row * width + i;
        int number = visible.faces()[ray];
        texel.clear();
        if (number == VisibilityBuffer.NOTHING) {
          lookAtSky(i, row);
        } else {
          lookAt(
              faces.get(number),
              i,
              row,
              1.0 / visible.inverseDepths()[ray],
              faces.get(number).sunlit ? shadows.sun()[ray] : 0,
              shadows.sky()[ray]);
        }
        light[3 * ray] = (float) texel.red;
        light[3 * ray + 1] = (float) texel.green;
        light[3 * ray + 2] = (float) texel.blue;
      }
    }
    return light;
  }

  private void lookAtSky(int i, int row) {
    Vec direction = camera.toWorld(new Vec(rays.rayX(i), rays.rayY(row), 1));
    double scale = 1 / direction.length();
    sky.look(direction.x() * scale, direction.y() * scale, direction.z() * scale, texel);
  }

  private void lookAt(
      CameraFace face, int i, int row, double depth, double sunShare, double skyShare) {
    double rayX = rays.rayX(i);
    double rayY = rays.rayY(row);
    Vec uAxis = face.uAxis;
    Vec vAxis = face.vAxis;
    Vec flat = face.normal;
    double u = depth * (uAxis.x() * rayX + uAxis.y() * rayY + uAxis.z()) - face.uOrigin;
    double v = depth * (vAxis.x() * rayX + vAxis.y() * rayY + vAxis.z()) - face.vOrigin;
    double rayLength = Math.sqrt(rayX * rayX + rayY * rayY + 1);
    double facing = -(flat.x() * rayX + flat.y() * rayY + flat.z()) / rayLength;
    double footprint = depth / (rays.focal() * Math.sqrt(Math.max(0.02, facing)));
    face.texture.sample(u, v, footprint, texel);

    double bendU = texel.bendU;
    double bendV = texel.bendV;
    double straight = Math.sqrt(Math.max(0.05, 1 - bendU * bendU - bendV * bendV));
    double normalX = flat.x() * straight + uAxis.x() * bendU + vAxis.x() * bendV;
    double normalY = flat.y() * straight + uAxis.y() * bendU + vAxis.y() * bendV;
    double normalZ = flat.z() * straight + uAxis.z() * bendU + vAxis.z() * bendV;
    double towardsSun = normalX * sun.x() + normalY * sun.y() + normalZ * sun.z();
    double upward = normalX * up.x() + normalY * up.y() + normalZ * up.z();
    illuminate(Math.max(0, towardsSun) * sunShare, 0.5 + 0.5 * upward, skyShare);

    if (face.ground && face.label != TrainId.TERRAIN && weather.wetness() > 0) {
      wet(i, row, u, v, facing);
    } else if (texel.shine > 0) {
      reflect(normalX, normalY, normalZ, rayX / rayLength, rayY / rayLength, 1 / rayLength);
    }
    double thickness = depth * rayLength * weather.haze();
    double clear =
        1 / (1 + thickness * (1 + thickness * (0.5 + thickness * (1.0 / 6 + thickness / 24))));
    texel.mix(weather.horizon(), 1 - clear);
  }

  private void illuminate(double sunShare, double above, double skyShare) {
    Rgb high = weather.skyLight();
    Rgb low = weather.groundLight();
    Rgb direct = weather.sun();
    double glow = texel.glow;
    double below = (1 - above) * skyShare;
    double fromAbove = above * skyShare;
    texel.red *= glow + sunShare * direct.red() + fromAbove * high.red() + below * low.red();
    texel.green *=
        glow + sunShare * direct.green() + fromAbove * high.green() + below * low.green();
    texel.blue *= glow + sunShare * direct.blue() + fromAbove * high.blue() + below * low.blue();
  }

  private void reflect(
      double normalX, double normalY, double normalZ, double x, double y, double z) {
    double along = normalX * x + normalY * y + normalZ * z;
    double upward =
        (x - 2 * along * normalX) * up.x()
            + (y - 2 * along * normalY) * up.y()
            + (z - 2 * along * normalZ) * up.z();
    sky.gradient(upward - 0.12, mirror);
    double grazing = 1 + along;
    blend(mirror, Math.min(1, texel.shine * (1 + 3 * grazing * grazing * grazing)));
  }

  /** Wet ground mirrors what was already drawn as far above the horizon as the ground is below. */
  private void wet(int i, int row, double u, double v, double facing) {
    double puddles = Noise.cloud(0.35 * u, 0.35 * v);
    double grazing = 1 - facing;
    double fresnel = 0.04 + 0.75 * grazing * grazing * grazing * grazing * grazing * grazing;
    double share = weather.wetness() * fresnel * Math.min(1, 0.25 + 1.1 * puddles);
    double horizonRow = rays.centreY() - rays.focal() * camera.forward().y() / camera.down().y();
    double ripple = (Noise.value(3 * u, 3 * v) - 0.5) * 0.02 * rays.focal();
    int mirrored = (int) (2 * horizonRow - row + ripple);
    texel.scale(1 - 0.45 * weather.wetness());
    int source = 3 * (Math.max(0, Math.min(row - 1, mirrored)) * rays.width() + i);
    mirror.red = light[source];
    mirror.green = light[source + 1];
    mirror.blue = light[source + 2];
    blend(mirror, share);
  }

  private void blend(Texel other, double share) {
    texel.red += share * (other.red - texel.red);
    texel.green += share * (other.green - texel.green);
    texel.blue += share * (other.blue - texel.blue);
  }
}
