package dev.narrows.feature.independent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Section "Priors": a file of them. */
record Priors(int bits, List<Prior> channels) {
  private static final int MAGIC = 0x8E4E5250;
  private static final int MOST_CHANNELS = 1 << 20;
  private static final int MOST_REFERENCES = 16;
  private static final int MOST = 1 << 21;
  private static final int CHECKSUM = 4;

  static Priors read(byte[] file) throws Refusal {
    Refusal.unless(
        Container.checksumAtEnd(file) == Container.checksum(file, file.length - CHECKSUM),
        "no damage");
    ByteReader reader = new ByteReader(Arrays.copyOf(file, file.length - CHECKSUM));
    Refusal.unless(reader.int32() == MAGIC, "the magic");
    Refusal.unless(reader.unsigned8() == 1, "version 1");
    int bits = reader.unsigned8();
    Refusal.unless(bits >= 1 && bits <= 16, "1 to 16 bits");
    int count = reader.int32();
    Refusal.unless(count >= 1 && count <= MOST_CHANNELS, "1 to 2^20 channels");
    List<Prior> channels = new ArrayList<>();
    for (int channel = 0; channel < count; channel++) {
      channels.add(prior(reader, channel));
    }
    reader.requireEnd();
    return new Priors(bits, channels);
  }

  private static Prior prior(ByteReader reader, int channel) throws Refusal {
    int mean = value(reader);
    int error = value(reader);
    Refusal.unless(error >= 0, "an error of at least 0");
    int constant = value(reader);
    int[] neighbours = new int[5];
    for (int i = 0; i < neighbours.length; i++) {
      neighbours[i] = reader.signed16();
    }
    int count = reader.unsigned8();
    Refusal.unless(count <= MOST_REFERENCES, "at most 16 references");
    List<Prior.Reference> references = new ArrayList<>();
    int least = 0;
    for (int i = 0; i < count; i++) {
      int other = reader.int32();
      Refusal.unless(other >= least && other < channel, "earlier channels that ascend");
      least = other + 1;
      references.add(new Prior.Reference(other, reader.signed16()));
    }
    return new Prior(mean, error, constant, neighbours, references);
  }

  private static int value(ByteReader reader) throws Refusal {
    int value = reader.int32();
    Refusal.unless(value >= -MOST && value <= MOST, "-2^21 to 2^21");
    return value;
  }

  /** Of a layer, for symbols of n bits. */
  List<Prior> ofLayer(int first, int count, int n) throws Refusal {
    Refusal.unless(first + count <= channels.size(), "channels that the priors have");
    List<Prior> layer = new ArrayList<>();
    for (Prior prior : channels.subList(first, first + count)) {
      layer.add(prior.inLayerFrom(first).atDepth(bits, n));
    }
    return layer;
  }
}
