package dev.narrows.feature.independent;

/** Channels, height and width. */
record Shape(int channels, int height, int width) {
  int plane() {
    return height * width;
  }

  int elements() {
    return channels * plane();
  }

  Shape ofChannels(int count) {
    return new Shape(count, height, width);
  }
}
