package dev.narrows.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A multi-task network as data: the encoder runs on the device, each decoder in the cloud.
 *
 * @param encoder picture (RGB in [0,1]) → features
 * @param decoders features → output, one for each task the network has
 * @param stride picture pixels per feature row or column; sides of pictures are multiples of it
 * @param bottleneckChannels channels of the features
 */
public record Architecture(
    List<Layer> encoder,
    SortedMap<Task, List<Layer>> decoders,
    int stride,
    int bottleneckChannels) {

  /** ImageNet's channel means, RGB in [0,1]. */
  public static final List<Float> IMAGENET_MEAN = List.of(0.485f, 0.456f, 0.406f);

  /** ImageNet's channel deviations, RGB in [0,1]. */
  public static final List<Float> IMAGENET_DEVIATION = List.of(0.229f, 0.224f, 0.225f);

  /**
   * A decoder's last layer works in numbers near 1; this many disparity pixels are 1, near the mean
   * of street scenes, so that the loss starts at the magnitude of the others.
   */
  public static final float DISPARITY_UNIT = 32f;

  /** Copies the collections. */
  public Architecture {
    encoder = List.copyOf(encoder);
    SortedMap<Task, List<Layer>> copy = new TreeMap<>();
    for (Map.Entry<Task, List<Layer>> entry : decoders.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    decoders = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * The network of a specification.
   *
   * @param spec sizes and style
   * @param outputs channels of each task's output; a task that is absent has no decoder
   */
  public static Architecture of(ArchitectureSpec spec, Map<Task, Integer> outputs) {
    SortedMap<Task, List<Layer>> decoders = new TreeMap<>();
    outputs.forEach((task, channels) -> decoders.put(task, Decoders.layers(spec, task, channels)));
    return new Architecture(
        ResNets.layers(spec.blocks(), spec.width()),
        decoders,
        spec.stride(),
        spec.bottleneckChannels());
  }

  /**
   * The shape of the features of a picture.
   *
   * @param height rows of the picture
   * @param width its columns
   * @throws ModelException if a side is not a positive multiple of the stride
   */
  public TensorShape features(int height, int width) throws ModelException {
    if (height < 1 || width < 1 || height % stride != 0 || width % stride != 0) {
      throw new ModelException(
          ("picture: expected width and height that are multiples of " + stride)
              + (", found " + width + "x" + height));
    }
    return new TensorShape(bottleneckChannels, height / stride, width / stride);
  }

  /**
   * Channels of a task's output.
   *
   * @throws IllegalArgumentException if the network lacks the task
   */
  public int outputChannels(Task task) {
    return ShapeWalk.after(decoder(task), new TensorShape(bottleneckChannels, 1, 1)).channels();
  }

  /**
   * The layers of a task's decoder.
   *
   * @throws IllegalArgumentException if the network lacks the task
   */
  public List<Layer> decoder(Task task) {
    List<Layer> decoder = decoders.get(task);
    if (decoder == null) {
      throw new IllegalArgumentException("the network has no decoder for " + task.label());
    }
    return decoder;
  }

  /** Every layer, encoder first, decoders in the order of {@link Task}. */
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>(encoder);
    decoders.values().forEach(all::addAll);
    return all;
  }
}
