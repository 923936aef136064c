package dev.narrows.plan.measure;

import dev.narrows.picture.PictureCodec;
import dev.narrows.plan.Way;
import dev.narrows.runtime.EdgeCoding;

/** A way to measure. */
public sealed interface Trial {
  /** All on the device. */
  record Local() implements Trial {
    @Override
    public Way way() {
      return Way.LOCAL;
    }
  }

  /**
   * The picture is sent.
   *
   * @param codec how it is coded
   */
  record Image(PictureCodec codec) implements Trial {
    @Override
    public Way way() {
      return Way.IMAGE;
    }
  }

  /**
   * Features are sent.
   *
   * @param coding how they are coded
   */
  record Features(EdgeCoding coding) implements Trial {
    @Override
    public Way way() {
      return Way.FEATURES;
    }
  }

  /** Where the network runs. */
  Way way();
}
