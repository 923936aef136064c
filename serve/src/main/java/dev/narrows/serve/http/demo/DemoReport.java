package dev.narrows.serve.http.demo;

import java.util.List;
import java.util.Optional;

/**
 * What the page shows of one run; pictures are {@code data:} addresses of PNG files.
 *
 * @param model the model's name
 * @param version its version
 * @param coding how the features were coded, such as {@code latents:24}
 * @param width columns of the picture that was run
 * @param height its rows
 * @param features what crosses the network
 * @param times where the time went
 * @param tasksAlone the same without the reconstruction, if there are tasks beside it
 * @param alternatives what sending the picture would take
 * @param psnr of the reconstruction against the picture, in dB, if there is one
 * @param legend the classes that are in the segmentation, the most frequent first
 * @param disparity its range, if there is one
 * @param pictures what there is to see
 */
public record DemoReport(
    String model,
    String version,
    String coding,
    int width,
    int height,
    Features features,
    Times times,
    Optional<TasksAlone> tasksAlone,
    List<Offload> alternatives,
    Optional<Double> psnr,
    List<ClassShare> legend,
    Optional<Range> disparity,
    Pictures pictures) {
  /**
   * What crosses the network.
   *
   * @param bytes of the bitstream, all of it
   * @param sideInformationBytes those that are not payload
   * @param layers how many layers of features
   * @param channels of the features
   * @param height their rows
   * @param width their columns
   * @param zeros share of the decoded features that are zero, 0 to 1
   */
  public record Features(
      int bytes,
      int sideInformationBytes,
      int layers,
      int channels,
      int height,
      int width,
      double zeros) {}

  /**
   * Milliseconds of this machine.
   *
   * @param edge from the picture to its features
   * @param encode from features to bytes
   * @param queue waiting for the cloud half
   * @param decode from bytes to features
   * @param cloud from features to what the tasks say
   */
  public record Times(double edge, double encode, double queue, double decode, double cloud) {}

  /**
   * What the tasks take that do not give the picture back: who has it already needs no more.
   *
   * @param bytes of the bitstream
   * @param layers how many layers of features
   * @param times where the time went
   */
  public record TasksAlone(int bytes, int layers, Times times) {}

  /**
   * The picture itself, sent.
   *
   * @param codec how, such as {@code webp:40}
   * @param why {@code lossless}, {@code same-psnr} as the reconstruction, or {@code usual} quality
   * @param bytes of the file
   * @param psnr against the picture, in dB; none if it is the same
   * @param encode milliseconds of this machine
   * @param decode milliseconds of this machine
   */
  public record Offload(
      String codec, String why, int bytes, Optional<Double> psnr, double encode, double decode) {}

  /**
   * A class in the segmentation.
   *
   * @param name of the class
   * @param colour as {@code #rrggbb}
   * @param share of the pixels, 0 to 1
   */
  public record ClassShare(String name, String colour, double share) {}

  /**
   * The range of the disparities, in pixels of a 2048-wide picture.
   *
   * @param least of all pixels
   * @param greatest of all pixels
   */
  public record Range(double least, double greatest) {}

  /**
   * The pictures.
   *
   * @param original what was run
   * @param features the decoded features, side by side
   * @param segmentation in the classes' colours
   * @param disparity as colours
   * @param reconstruction as decoded
   */
  public record Pictures(
      String original,
      String features,
      Optional<String> segmentation,
      Optional<String> disparity,
      Optional<String> reconstruction) {}

  /** Copies the lists. */
  public DemoReport {
    alternatives = List.copyOf(alternatives);
    legend = List.copyOf(legend);
  }
}
