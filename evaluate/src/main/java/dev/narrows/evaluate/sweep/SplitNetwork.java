package dev.narrows.evaluate.sweep;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.evaluate.StageTimes;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.util.SortedMap;

/** Both halves of a model and the ways from one to the other, with the time each stage takes. */
final class SplitNetwork implements AutoCloseable {
  private final EdgeRuntime edge;
  private final CloudRuntime cloud;
  private final ModelIdentity identity;
  private final Quantizer quantizer;
  private final FeatureCodecRegistry codecs;

  private SplitNetwork(
      EdgeRuntime edge,
      CloudRuntime cloud,
      ModelIdentity identity,
      Quantizer quantizer,
      FeatureCodecRegistry codecs) {
    this.edge = edge;
    this.cloud = cloud;
    this.identity = identity;
    this.quantizer = quantizer;
    this.codecs = codecs;
  }

  /**
   * What came out at the far end.
   *
   * @param bytes what was sent
   * @param outputs of every task
   * @param times of the stages
   */
  record Outcome(long bytes, SortedMap<Task, TaskOutput> outputs, StageTimes times) {}

  /**
   * What the device computed.
   *
   * @param tensor the features
   * @param milliseconds how long it took
   */
  record Features(FeatureTensor tensor, double milliseconds) {}

  static SplitNetwork open(ModelDirectory model) throws IOException {
    ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
    Quantizer quantizer = new MinMaxQuantizer(model.description().bottleneck().bits());
    FeatureCodecRegistry codecs = FeatureCodecs.withPriors(ModelPriors.of(model));
    EdgeRuntime edge = EdgeRuntime.open(model);
    try {
      return new SplitNetwork(edge, CloudRuntime.open(model), identity, quantizer, codecs);
    } catch (IOException failure) {
      edge.close();
      throw failure;
    }
  }

  /** The edge half. */
  Features features(Picture picture) throws IOException {
    Stopwatch watch = new Stopwatch();
    FeatureTensor tensor = edge.features(picture.rgb(), picture.height(), picture.width());
    return new Features(tensor, watch.lap());
  }

  /** Features as a codec gets them. */
  QuantizedTensor quantize(FeatureTensor features, FeatureCoding coding) throws IOException {
    return coding.quantizer().orElse(quantizer).quantize(features);
  }

  /**
   * Features through a quantiser and a codec, as a bitstream and with all that a receiver checks.
   */
  Outcome send(Features features, FeatureCoding coding) throws IOException {
    Stopwatch watch = new Stopwatch();
    byte[] sent =
        Bitstream.encode(identity, coding.codec(), quantize(features.tensor(), coding)).write();
    double encode = watch.lap();
    QuantizedTensor received = Bitstream.read(sent).requireModel(identity).decode(codecs);
    FeatureTensor tensor = received.dequantize();
    double decode = watch.lap();
    SortedMap<Task, TaskOutput> outputs = cloud.run(tensor);
    StageTimes times = new StageTimes(features.milliseconds(), encode, decode, watch.lap());
    return new Outcome(sent.length, outputs, times);
  }

  /** The picture through a codec, then both halves in the cloud, with nothing between them. */
  Outcome offload(Picture picture, PictureCodec codec) throws IOException {
    Stopwatch watch = new Stopwatch();
    byte[] sent = codec.encode(picture);
    double encode = watch.lap();
    Picture received = codec.decode(sent);
    double decode = watch.lap();
    SortedMap<Task, TaskOutput> outputs =
        cloud.run(edge.features(received.rgb(), received.height(), received.width()));
    return new Outcome(sent.length, outputs, new StageTimes(0, encode, decode, watch.lap()));
  }

  /** The tasks on features as they are. */
  SortedMap<Task, TaskOutput> outputs(Features features) throws IOException {
    return cloud.run(features.tensor());
  }

  @Override
  public void close() throws IOException {
    try (cloud) {
      edge.close();
    }
  }
}
