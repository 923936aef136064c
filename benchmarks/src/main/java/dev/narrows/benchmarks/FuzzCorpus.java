package dev.narrows.benchmarks;

import dev.narrows.benchmarks.FuzzTarget.Kind;
import dev.narrows.benchmarks.FuzzTarget.Seed;
import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.FastCodec;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.Quantizers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Undamaged bytes of all lossless codecs, whole bitstreams and payloads, and of priors. */
final class FuzzCorpus {
  private static final int NATIVE_WEIGHT = 6;

  private static final List<String> OTHERS =
      List.of(
          "raw",
          "png",
          "png:untiled",
          "webp:lossless",
          "webp:lossless:untiled",
          "zstd:3",
          "zstd:3:tiled",
          "xz:1",
          "xz:1:tiled");

  /** Quantisers of all kinds and depths from 1 to 16. */
  private static final List<String> QUANTIZERS =
      List.of(
          "min-max:1",
          "min-max:4",
          "min-max:8",
          "min-max:12",
          "min-max:16",
          "channel:8",
          "lloyd:4",
          "dead-zone:6");

  private static final int CHANNELS = 6;

  private static final List<Integer> LAYERS = List.of(1, 2, CHANNELS - 3);

  private static final List<FeatureShape> SHAPES =
      List.of(
          new FeatureShape(CHANNELS, 6, 7),
          new FeatureShape(CHANNELS, 1, 1),
          new FeatureShape(CHANNELS, 1, 30),
          new FeatureShape(CHANNELS, 12, 9));

  private final List<QuantizedTensor> tensors = new ArrayList<>();
  private final FeaturePriors priors;

  FuzzCorpus() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (FeatureShape shape : SHAPES) {
      for (String quantizer : QUANTIZERS) {
        for (boolean rectified : new boolean[] {true, false}) {
          tensors.add(Quantizers.parse(quantizer).quantize(features(shape, rectified, random)));
        }
      }
    }
    QuantizedTensor known =
        Quantizers.parse("min-max:8").quantize(features(SHAPES.get(3), true, random));
    priors = FeaturePriors.fit(List.of(known), FeaturePriors.FitProgress.NONE);
  }

  /** Channels of their own scales; every fifth is constant. */
  private static FeatureTensor features(
      FeatureShape shape, boolean rectified, SplittableRandom random) {
    float[] values = new float[shape.elements()];
    for (int i = 0; i < values.length; i++) {
      int channel = i / shape.plane();
      double wave = Math.sin(i * 0.2 + channel) + random.nextDouble() - 0.5;
      double value = (1 + channel) * (rectified ? Math.max(0, wave) : wave);
      values[i] = channel % 5 == 4 ? 1 : (float) value;
    }
    return new FeatureTensor(shape, values);
  }

  List<FuzzTarget> targets() throws IOException {
    List<FuzzTarget> targets = new ArrayList<>();
    targets.add(priorsTarget());
    targets.addAll(new LatentTargets().targets());
    List<FeatureCodec> natives =
        List.of(new StrongCodec(), new StrongCodec(Optional.of(priors)), new FastCodec());
    for (FeatureCodec codec : natives) {
      targets.addAll(targets(codec, NATIVE_WEIGHT));
    }
    for (String name : OTHERS) {
      targets.addAll(targets(FeatureCodecs.parse(name), 1));
    }
    return targets;
  }

  private List<FuzzTarget> targets(FeatureCodec codec, int weight) throws IOException {
    FeatureCodecRegistry registry =
        name -> {
          if (name.equals(codec.name())) {
            return codec;
          }
          throw new UnknownCodecException("expected " + codec.name() + ", found " + name);
        };
    FuzzTarget.Reader reader =
        (bytes, shape, bits) -> Bitstream.read(bytes).decode(registry).symbols();
    List<Seed> payloads = new ArrayList<>();
    List<Seed> wholes = new ArrayList<>();
    List<Seed> layers = new ArrayList<>();
    for (QuantizedTensor tensor : tensors) {
      if (tensor.bits() <= 8 || !codec.name().startsWith("webp")) {
        payloads.add(seed(codec.encode(tensor), tensor));
        wholes.add(seed(Bitstream.encode(ModelIdentity.NONE, codec, tensor).write(), tensor));
        Bitstream layered = Bitstream.encode(ModelIdentity.NONE, codec, tensor, LAYERS);
        layers.add(seed(layered.write(), tensor));
      }
    }
    String name = codec.name();
    return List.of(
        new FuzzTarget(name + ", payload", 2 * weight, Kind.PAYLOAD, payloads, codec::decode),
        new FuzzTarget(name + ", bitstream", weight, Kind.BITSTREAM, wholes, reader),
        new FuzzTarget(name + ", layers", weight, Kind.LAYERS, layers, reader));
  }

  private FuzzTarget priorsTarget() {
    FuzzTarget.Reader reader =
        (bytes, shape, bits) -> {
          FeaturePriors read = FeaturePriors.read(bytes);
          return new short[] {(short) (read.equals(priors) ? 1 : 0)};
        };
    Seed seed = new Seed(priors.write(), SHAPES.get(0), 1, new short[] {1});
    return new FuzzTarget("priors", 2, Kind.PRIORS, List.of(seed), reader);
  }

  private static Seed seed(byte[] bytes, QuantizedTensor tensor) {
    return new Seed(bytes, tensor.shape(), tensor.bits(), tensor.symbols());
  }
}
