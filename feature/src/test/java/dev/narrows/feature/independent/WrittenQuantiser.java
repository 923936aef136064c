package dev.narrows.feature.independent;

/** What quantisers there are, each with the kind that its bitstreams name. */
enum WrittenQuantiser {
  MIN_MAX(0),
  CLIP(0),
  CHANNEL(1),
  LLOYD(2),
  DEAD_ZONE(3);

  final int kind;

  WrittenQuantiser(int kind) {
    this.kind = kind;
  }

  String of(int bits) {
    return switch (this) {
      case MIN_MAX -> "min-max:" + bits;
      case CLIP -> "clip:" + bits;
      case CHANNEL -> "channel:" + bits;
      case LLOYD -> "lloyd:" + Math.min(bits, 8);
      case DEAD_ZONE -> "dead-zone:" + Math.max(2, Math.min(bits, 12));
    };
  }
}
