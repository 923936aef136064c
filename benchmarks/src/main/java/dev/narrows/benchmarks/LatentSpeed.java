package dev.narrows.benchmarks;

import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.latent.LatentCodec;
import dev.narrows.latent.Latents;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.runtime.ModelLatents;
import dev.narrows.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What coding a model's latents takes, as a share of what the edge half takes to compute them; one
 * after the other on one thread, so that whatever else the machine does meets all three.
 */
public final class LatentSpeed {
  private static final int WARM_UPS = 20;
  private static final int RUNS = 40;
  private static final double MILLION = 1e6;

  private final EdgeEncoder edge;
  private final LatentCodec codec;
  private final List<Picture> pictures;

  private LatentSpeed(EdgeEncoder edge, LatentCodec codec, List<Picture> pictures) {
    this.edge = edge;
    this.codec = codec;
    this.pictures = pictures;
  }

  /** Milliseconds of a picture. */
  private record Times(double features, double encode, double decode) {}

  /**
   * Prints a line for each rate: the lower quartile of 40 runs over all pictures.
   *
   * @param arguments a model directory, a folder of PNG files of one size, and rates such as {@code
   *     8}, the base layer alone, or {@code 0,12}, both layers
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      throw new IllegalArgumentException(
          "expected a model directory, a folder of pictures and rates, found "
              + Arrays.toString(arguments));
    }
    ModelDirectory model = ModelDirectory.open(Path.of(arguments[0]));
    LatentCodec codec =
        new LatentCodec(
            ModelLatents.of(model)
                .orElseThrow(() -> new IllegalArgumentException(model.path() + ": no latents")));
    try (EdgeEncoder edge = EdgeEncoder.open(model, new RuntimeOptions(1))) {
      LatentSpeed speed = new LatentSpeed(edge, codec, pictures(Path.of(arguments[1])));
      for (String rates : Arrays.asList(arguments).subList(2, arguments.length)) {
        speed.report(Stream.of(rates.split(",", -1)).map(Integer::valueOf).toList());
      }
    }
  }

  private static List<Picture> pictures(Path folder) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".png")).sorted().toList()) {
        pictures.add(PictureFile.read(file));
      }
    }
    return pictures;
  }

  private void report(List<Integer> rates) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      run(rates);
    }
    List<Times> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(run(rates));
    }
    double features = lowerQuartile(runs.stream().mapToDouble(Times::features).toArray());
    double encode = lowerQuartile(runs.stream().mapToDouble(Times::encode).toArray());
    double decode = lowerQuartile(runs.stream().mapToDouble(Times::decode).toArray());
    System.out.printf(
        Locale.ROOT,
        "rates %s: edge half %.1f ms, encode %.2f ms, decode %.2f ms: %.1f %%%n",
        rates,
        features,
        encode,
        decode,
        100 * (encode + decode) / features);
  }

  private Times run(List<Integer> rates) throws Exception {
    Set<Task> tasks = rates.size() == 1 ? Set.of(Task.SEGMENTATION) : Set.of();
    long features = 0;
    long encode = 0;
    long decode = 0;
    for (Picture picture : pictures) {
      EncodedPicture encoded =
          edge.encode(
              picture.rgb(),
              picture.height(),
              picture.width(),
              new EdgeCoding.Latents(tasks, rates));
      features += encoded.featuresNanoseconds();
      LatentBitstream bitstream = LatentBitstream.read(encoded.bitstream());
      List<byte[]> payloads =
          bitstream.layers().stream().map(LatentBitstream.Layer::payload).toList();
      long start = System.nanoTime();
      Latents latents =
          codec.decode(payloads, bitstream.height(), bitstream.width(), bitstream.rates());
      long decoded = System.nanoTime();
      codec.encode(latents);
      decode += decoded - start;
      encode += System.nanoTime() - decoded;
    }
    double count = MILLION * pictures.size();
    return new Times(features / count, encode / count, decode / count);
  }

  private static double lowerQuartile(double[] values) {
    Arrays.sort(values);
    return values[values.length / 4];
  }
}
