package dev.narrows.model;

import java.util.List;

/**
 * What one chooses about a network; {@link Architecture#of} turns it into layers.
 *
 * @param blocks residual blocks of each ResNet stage: {@code [3,4,6,3]} is ResNet-34, {@code
 *     [3,4,6]} the same without its last stage, {@code [2,2,2,2]} ResNet-18
 * @param width channels of the stem and the first stage, doubled by every further stage; 64 at full
 *     size
 * @param decoderStyle with or without activations
 * @param segmentationWidths channels after each upsampling stage of the segmentation decoder
 * @param disparityWidths likewise of the disparity decoder
 * @param reconstructionWidths likewise of the reconstruction decoder; with latents, the detail
 *     layer's synthesis takes its place
 * @param latents the learned bottleneck, if there is one
 */
public record ArchitectureSpec(
    List<Integer> blocks,
    int width,
    DecoderStyle decoderStyle,
    List<Integer> segmentationWidths,
    List<Integer> disparityWidths,
    List<Integer> reconstructionWidths,
    LatentSpec latents) {

  /** What stands between the convolutions of a decoder. */
  public enum DecoderStyle {
    /** Nothing: the decoder is a linear map, as published. */
    LINEAR,
    /** Batch normalisation and a rectifier after every 3×3 convolution. */
    ACTIVATED
  }

  /**
   * @throws IllegalArgumentException if a number is out of range or a decoder's stages do not bring
   *     the features back to the picture's size
   */
  public ArchitectureSpec {
    blocks = List.copyOf(blocks);
    segmentationWidths = List.copyOf(segmentationWidths);
    disparityWidths = List.copyOf(disparityWidths);
    reconstructionWidths = List.copyOf(reconstructionWidths);
    require(!blocks.isEmpty() && blocks.size() <= 4, "blocks: expected 1 to 4 stages", blocks);
    require(blocks.stream().allMatch(n -> n >= 1 && n <= 64), "blocks: expected 1 to 64", blocks);
    require(width >= 1 && width <= 1024, "width: expected 1 to 1024", width);
    int stages = blocks.size() + 1;
    requireWidths("segmentation widths", segmentationWidths, stages);
    requireWidths("disparity widths", disparityWidths, stages);
    requireWidths("reconstruction widths", reconstructionWidths, stages);
  }

  /** A network whose features cross the channel as they are. */
  public ArchitectureSpec(
      List<Integer> blocks,
      int width,
      DecoderStyle decoderStyle,
      List<Integer> segmentationWidths,
      List<Integer> disparityWidths,
      List<Integer> reconstructionWidths) {
    this(
        blocks,
        width,
        decoderStyle,
        segmentationWidths,
        disparityWidths,
        reconstructionWidths,
        LatentSpec.NONE);
  }

  /** The same with another bottleneck. */
  public ArchitectureSpec withLatents(LatentSpec other) {
    return new ArchitectureSpec(
        blocks,
        width,
        decoderStyle,
        segmentationWidths,
        disparityWidths,
        reconstructionWidths,
        other);
  }

  /**
   * Picture pixels per feature row or column: 4 after the stem, doubled by each stage but the
   * first.
   */
  public int stride() {
    return 4 << (blocks.size() - 1);
  }

  /** Channels of the trunk's features. */
  public int trunkChannels() {
    return width << (blocks.size() - 1);
  }

  /** Channels after each upsampling stage of one task's decoder. */
  public List<Integer> widths(Task task) {
    return switch (task) {
      case SEGMENTATION -> segmentationWidths;
      case DISPARITY -> disparityWidths;
      case RECONSTRUCTION -> reconstructionWidths;
    };
  }

  private static void requireWidths(String what, List<Integer> widths, int stages) {
    require(
        widths.size() == stages && widths.stream().allMatch(n -> n >= 1 && n <= 4096),
        what + ": expected " + stages + " numbers of 1 to 4096",
        widths);
  }

  private static void require(boolean condition, String expected, Object found) {
    if (!condition) {
      throw new IllegalArgumentException(expected + ", found " + found);
    }
  }
}
