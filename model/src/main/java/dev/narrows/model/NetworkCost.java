package dev.narrows.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a network costs on each side of the channel.
 *
 * @param edgeLayers the cost of each feature layer's encoder
 * @param cloud each decoder's cost
 */
public record NetworkCost(List<Cost> edgeLayers, SortedMap<Task, Cost> cloud) {
  /** Copies the collections. */
  public NetworkCost {
    edgeLayers = List.copyOf(edgeLayers);
    cloud = Collections.unmodifiableSortedMap(new TreeMap<>(cloud));
  }

  /**
   * The cost of a network for one picture.
   *
   * @param height rows of the picture
   * @param width its columns
   * @throws ModelException if a side is not a positive multiple of the network's stride
   */
  public static NetworkCost of(Architecture network, int height, int width) throws ModelException {
    TensorShape features = network.features(height, width);
    SortedMap<Task, Cost> cloud = new TreeMap<>();
    network
        .decoders()
        .forEach(
            (task, decoder) -> {
              int channels = network.channelsOf(task);
              TensorShape read = new TensorShape(channels, features.height(), features.width());
              cloud.put(task, Cost.of(decoder, read));
            });
    TensorShape picture = new TensorShape(3, height, width);
    List<Cost> edge =
        network.featureLayers().stream().map(layer -> Cost.of(layer.encoder(), picture)).toList();
    return new NetworkCost(edge, cloud);
  }

  /** The cost of all encoders. */
  public Cost edge() {
    return new Cost(
        edgeLayers.stream().mapToLong(Cost::parameters).sum(),
        edgeLayers.stream().mapToLong(Cost::macs).sum());
  }
}
