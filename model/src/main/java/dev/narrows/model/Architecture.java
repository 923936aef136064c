package dev.narrows.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A multi-task network as data: the encoders run on the device, each decoder in the cloud.
 *
 * @param featureLayers the features in layers, each with its encoder: one, or with latents a base
 *     layer and a detail layer
 * @param decoders features → output, one for each task the network has
 * @param stride picture pixels per feature row or column; sides of pictures are multiples of it
 * @param latents what is known of the features as latents, if they are
 */
public record Architecture(
    List<FeatureLayer> featureLayers,
    SortedMap<Task, List<Layer>> decoders,
    int stride,
    LatentSpec latents) {

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
    featureLayers = List.copyOf(featureLayers);
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
    LatentSpec latents = spec.latents();
    List<Layer> trunk = ResNets.layers(spec.blocks(), spec.width());
    if (!latents.learned()) {
      return new Architecture(
          List.of(new FeatureLayer(trunk, spec.trunkChannels())),
          decoders(spec, outputs, spec.trunkChannels()),
          spec.stride(),
          latents);
    }
    DetailTransforms detail = new DetailTransforms(spec.stride(), latents.detailWidth());
    List<FeatureLayer> layers = new ArrayList<>();
    if (outputs.keySet().stream().anyMatch(Architecture::readsBaseOnly)) {
      Layer.Convolution projection =
          new Layer.Convolution(
              "base.latents", spec.trunkChannels(), latents.baseChannels(), 1, 1, 0, true);
      // So small that training begins with few bits, and adds those that pay.
      Layer.Affine scale = new Layer.Affine(0.25f, 0f);
      layers.add(
          new FeatureLayer(
              Stream.concat(trunk.stream(), Stream.of(projection, scale)).toList(),
              latents.baseChannels()));
    }
    SortedMap<Task, List<Layer>> decoders = decoders(spec, outputs, latents.baseChannels());
    if (outputs.containsKey(Task.RECONSTRUCTION)) {
      layers.add(
          new FeatureLayer(detail.analysis(latents.detailChannels()), latents.detailChannels()));
      int before = layers.get(0).channels() * (layers.size() - 1);
      decoders.put(Task.RECONSTRUCTION, detail.synthesis(before, latents.detailChannels()));
    }
    return new Architecture(layers, decoders, spec.stride(), latents);
  }

  private static SortedMap<Task, List<Layer>> decoders(
      ArchitectureSpec spec, Map<Task, Integer> outputs, int features) {
    SortedMap<Task, List<Layer>> decoders = new TreeMap<>();
    outputs.forEach(
        (task, channels) -> decoders.put(task, Decoders.layers(spec, task, features, channels)));
    return decoders;
  }

  private static boolean readsBaseOnly(Task task) {
    return task != Task.RECONSTRUCTION;
  }

  /** Channels of the features, of all layers. */
  public int bottleneckChannels() {
    return channelsOf(featureLayers.size());
  }

  /**
   * Channels of the first layers.
   *
   * @param count how many layers
   */
  public int channelsOf(int count) {
    return featureLayers.stream().limit(count).mapToInt(FeatureLayer::channels).sum();
  }

  /** How many layers a task reads, the first ones: 1, or all. */
  public int layersOf(Task task) {
    return readsBaseOnly(task) ? 1 : featureLayers.size();
  }

  /** Channels of the features that a task reads. */
  public int channelsOf(Task task) {
    return channelsOf(layersOf(task));
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
    return new TensorShape(bottleneckChannels(), height / stride, width / stride);
  }

  /**
   * Channels of a task's output.
   *
   * @throws IllegalArgumentException if the network lacks the task
   */
  public int outputChannels(Task task) {
    return ShapeWalk.after(decoder(task), new TensorShape(channelsOf(task), 1, 1)).channels();
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

  /** Every layer, encoders first, decoders in the order of {@link Task}. */
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    featureLayers.forEach(layer -> all.addAll(layer.encoder()));
    decoders.values().forEach(all::addAll);
    return all;
  }

  /**
   * Whether a parameter belongs to convolutions that nothing normalises: they start small, as what
   * they add up would otherwise grow from layer to layer, and are learned in smaller steps, as
   * nothing takes back what a step changes of their scale.
   */
  public boolean isUnnormalized(Parameter parameter) {
    return latents.learned() && DetailTransforms.owns(parameter);
  }

  /**
   * What weights start with that do not start at random.
   *
   * @return by the parameter's name, the values of the first of its slices along the first
   *     dimension, all of them or some
   */
  public Map<String, float[]> start() {
    if (!latents.learned() || !decoders.containsKey(Task.RECONSTRUCTION)) {
      return Map.of();
    }
    return new DetailTransforms(stride, latents.detailWidth()).start(latents.detailChannels());
  }

  /** Every parameter: those of the layers, then those of the latents' entropy model. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(Parameter.of(layers()));
    if (latents.learned()) {
      all.addAll(LatentParameterNames.of(latents.rates(), bottleneckChannels()));
    }
    return all;
  }
}
