package dev.narrows.plan.measure;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.plan.Stage;
import dev.narrows.plan.StageTime;
import dev.narrows.plan.Way;
import dev.narrows.plan.wire.LoopbackCall;
import dev.narrows.protocol.Tensors;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.runtime.ReceivedPicture;
import dev.narrows.runtime.TaskOutput;
import dev.narrows.runtime.WholeNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Sends pictures along ways and times each stage. */
final class Traveller {
  private static final double NANOSECONDS = 1e6;

  private final SplitModel model;
  private final Set<Task> tasks;
  private final LoopbackCall calls;

  Traveller(SplitModel model, Set<Task> tasks, LoopbackCall calls) {
    this.model = model;
    this.tasks = tasks;
    this.calls = calls;
  }

  /** Name of the tensor that is sent. */
  static String input(Way way) {
    return way == Way.IMAGE ? ModelMeasurement.PICTURE_INPUT : Tensors.BITSTREAM;
  }

  /** Names of a way's stages on the device. */
  static List<String> deviceStages(Way way) {
    return switch (way) {
      case LOCAL -> List.of("network");
      case IMAGE -> List.of("encode");
      case FEATURES -> List.of("edge", "encode");
    };
  }

  /** Names of a way's stages in the cloud, which come after those on the device. */
  static List<String> cloudStages(Way way) {
    return switch (way) {
      case LOCAL -> List.of();
      case IMAGE -> List.of("decode", "network", "call");
      case FEATURES -> List.of("decode", "tasks", "call");
    };
  }

  /** Stages of these names and times. */
  static List<Stage> stages(List<String> names, List<StageTime> times) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Stage(names.get(i), times.get(i)))
        .toList();
  }

  Trip go(Trial trial, Picture picture) throws IOException {
    if (trial instanceof Trial.Image image) {
      return image(image.codec(), picture);
    }
    if (trial instanceof Trial.Features features) {
      return features(features.coding(), picture);
    }
    return local(picture);
  }

  private Trip local(Picture picture) throws IOException {
    long start = System.nanoTime();
    SortedMap<Task, TaskOutput> outputs = run(model.onDevice(), picture);
    return new Trip("–", 0, 0, List.of(milliseconds(start, System.nanoTime())), outputs);
  }

  private Trip image(PictureCodec codec, Picture picture) throws IOException {
    long start = System.nanoTime();
    byte[] sent = codec.encode(picture);
    long encoded = System.nanoTime();
    Picture received = codec.decode(sent);
    long decoded = System.nanoTime();
    SortedMap<Task, TaskOutput> outputs = run(model.inCloud(), received);
    List<Double> times =
        List.of(
            milliseconds(start, encoded),
            milliseconds(encoded, decoded),
            milliseconds(decoded, System.nanoTime()),
            call(Way.IMAGE, sent.length, picture));
    return new Trip(codec.name(), 0, sent.length, times, outputs);
  }

  private Trip features(EdgeCoding coding, Picture picture) throws IOException {
    EncodedPicture sent =
        model.edge().encode(picture.rgb(), picture.height(), picture.width(), coding);
    long start = System.nanoTime();
    ReceivedPicture received = model.cloud().receive(CodedFeatures.read(sent.bitstream()), tasks);
    FeatureTensor features = model.cloud().features(received);
    long decoded = System.nanoTime();
    SortedMap<Task, TaskOutput> outputs = model.cloud().run(List.of(features), tasks).get(0);
    List<Double> times =
        List.of(
            sent.featuresNanoseconds() / NANOSECONDS,
            sent.codingNanoseconds() / NANOSECONDS,
            milliseconds(start, decoded),
            milliseconds(decoded, System.nanoTime()),
            call(Way.FEATURES, sent.bytes(), picture));
    return new Trip(sent.coding(), sent.layers(), sent.bytes(), times, outputs);
  }

  private SortedMap<Task, TaskOutput> run(WholeNetwork network, Picture picture)
      throws IOException {
    return network.run(picture.rgb(), picture.height(), picture.width(), tasks);
  }

  private double call(Way way, int payload, Picture picture) throws IOException {
    return calls.milliseconds(input(way), payload, picture.height(), picture.width());
  }

  private static double milliseconds(long from, long to) {
    return (to - from) / NANOSECONDS;
  }
}
