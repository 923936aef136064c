package dev.narrows.evaluate.sweep;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.evaluate.StageTimes;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.runtime.CloudRuntime;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
import dev.narrows.runtime.ModelPriors;
import dev.narrows.runtime.TaskOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Both halves of a model and the ways from one to the other, with the time each stage takes. */
final class SplitNetwork implements AutoCloseable {
  private final EdgeRuntime edge;
  private final CloudRuntime cloud;
  private final ModelIdentity identity;
  private final Quantizer quantizer;
  private final FeatureCodecRegistry codecs;
  private final Optional<LatentTransport> latents;

  private SplitNetwork(
      EdgeRuntime edge,
      CloudRuntime cloud,
      ModelIdentity identity,
      Quantizer quantizer,
      FeatureCodecRegistry codecs,
      Optional<LatentTransport> latents) {
    this.edge = edge;
    this.cloud = cloud;
    this.identity = identity;
    this.quantizer = quantizer;
    this.codecs = codecs;
    this.latents = latents;
  }

  /**
   * What came out at the far end.
   *
   * @param bytes what was sent
   * @param estimatedBytes what the entropy model of latents says of that, without side information
   * @param outputs of every task that can do with it
   * @param times of the stages
   */
  record Outcome(
      long bytes,
      OptionalDouble estimatedBytes,
      SortedMap<Task, TaskOutput> outputs,
      StageTimes times) {
    Outcome(long bytes, SortedMap<Task, TaskOutput> outputs, StageTimes times) {
      this(bytes, OptionalDouble.empty(), outputs, times);
    }
  }

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
    Optional<LatentTransport> latents = LatentTransport.of(model);
    EdgeRuntime edge = EdgeRuntime.open(model);
    try {
      return new SplitNetwork(edge, CloudRuntime.open(model), identity, quantizer, codecs, latents);
    } catch (IOException failure) {
      edge.close();
      throw failure;
    }
  }

  /** Whether the features are latents, which mean something only after their gains. */
  boolean learned() {
    return latents.isPresent();
  }

  /**
   * How many elements of the features a point sends.
   *
   * @param all elements of the features
   */
  int elements(LatentPoint point, FeatureShape all) {
    return edge.channelsOf(point.layers()) * all.plane();
  }

  /** Whether a point sends every layer. */
  boolean sendsAll(LatentPoint point) {
    return point.layers() == edge.layers();
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

  /** Features as the model's own quantiser makes them, of latents to look at. */
  QuantizedTensor quantize(FeatureTensor features) throws IOException {
    return quantizer.quantize(features);
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

  /** Latents at a rate for each layer, as a bitstream and with all that a receiver checks. */
  Outcome send(Features features, LatentPoint point) throws IOException {
    LatentTransport transport = latents.orElseThrow();
    Stopwatch watch = new Stopwatch();
    byte[] sent = transport.encode(features.tensor(), point.rates()).write();
    double encode = watch.lap();
    FeatureTensor tensor = transport.decode(LatentBitstream.read(sent));
    double decode = watch.lap();
    SortedMap<Task, TaskOutput> outputs = cloud.run(tensor);
    StageTimes times = new StageTimes(features.milliseconds(), encode, decode, watch.lap());
    double estimate = transport.idealBytes(features.tensor(), point.rates());
    return new Outcome(sent.length, OptionalDouble.of(estimate), outputs, times);
  }

  /**
   * The picture through a codec, then both halves in the cloud, with nothing between them but the
   * finest rate of latents. What is reconstructed is the picture received: who has it needs no
   * network for that.
   */
  Outcome offload(Picture picture, PictureCodec codec) throws IOException {
    Stopwatch watch = new Stopwatch();
    byte[] sent = codec.encode(picture);
    double encode = watch.lap();
    Picture received = codec.decode(sent);
    double decode = watch.lap();
    FeatureTensor features = edge.features(received.rgb(), received.height(), received.width());
    SortedMap<Task, TaskOutput> outputs =
        cloud.run(latents.map(transport -> transport.finest(features)).orElse(features));
    outputs.computeIfPresent(
        Task.RECONSTRUCTION,
        (task, output) ->
            TaskOutput.reconstruction(received.rgb(), received.height(), received.width()));
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
