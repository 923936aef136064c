package dev.narrows.benchmarks;

import dev.narrows.benchmarks.FuzzTarget.Kind;
import dev.narrows.benchmarks.FuzzTarget.Seed;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.latent.LatentCodec;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.Latents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Undamaged bytes of latents: payloads, their bitstreams, and their model. */
final class LatentTargets {
  private static final int CHANNELS = 6;
  private static final double NONZERO = 0.3;
  private static final int SEEDS = 12;
  private static final short[] SAME = {1};

  private final LatentSamples samples = new LatentSamples(List.of(CHANNELS), NONZERO, 1);
  private final LatentModel model = samples.model();
  private final LatentCodec codec = new LatentCodec(model);

  List<FuzzTarget> targets() {
    List<Seed> payloads = new ArrayList<>();
    List<Seed> bitstreams = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      Latents latents = samples.latents(1 + i, 1 + 2 * i);
      byte[] payload = codec.encode(latents).get(0);
      payloads.add(new Seed(payload, latents.shape(), 1, latents.values()));
      bitstreams.add(new Seed(bitstream(payload, i), latents.shape(), 1, SAME));
    }
    List<Seed> models = List.of(new Seed(model.write(), new FeatureShape(1, 1, 1), 1, SAME));
    return List.of(
        new FuzzTarget("latents, payload", 12, Kind.PAYLOAD, payloads, this::decode),
        new FuzzTarget("latents, bitstream", 2, Kind.PRIORS, bitstreams, LatentTargets::read),
        new FuzzTarget("latents, model", 2, Kind.PRIORS, models, LatentTargets::readModel));
  }

  /** Of one layer or two, which are the same. */
  private static byte[] bitstream(byte[] payload, int i) {
    int layers = 1 + i % 2;
    List<LatentBitstream.Layer> same =
        Collections.nCopies(layers, new LatentBitstream.Layer(i, payload));
    return LatentBitstream.of(ModelIdentity.NONE, 1 + i, 1 + 2 * i, same).write();
  }

  /** The depth stands for the rate, one less. */
  private short[] decode(byte[] bytes, FeatureShape shape, int depth) throws IOException {
    return codec.decode(List.of(bytes), shape.height(), shape.width(), List.of(depth - 1)).values();
  }

  private static short[] read(byte[] bytes, FeatureShape shape, int depth) throws IOException {
    return same(bytes, CodedFeatures.read(bytes).write());
  }

  private static short[] readModel(byte[] bytes, FeatureShape shape, int depth) throws IOException {
    return same(bytes, LatentModel.read(bytes).write());
  }

  /** What is accepted has one encoding; another is a fault. */
  private static short[] same(byte[] bytes, byte[] written) {
    if (!Arrays.equals(bytes, written)) {
      throw new IllegalStateException("written again, it is another");
    }
    return SAME;
  }
}
