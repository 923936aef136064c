package dev.narrows.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a network costs on each side of the channel.
 *
 * @param edge the encoder's cost
 * @param cloud each decoder's cost
 */
public record NetworkCost(Cost edge, SortedMap<Task, Cost> cloud) {
  /** Copies the map. */
  public NetworkCost {
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
    network.decoders().forEach((task, decoder) -> cloud.put(task, Cost.of(decoder, features)));
    return new NetworkCost(Cost.of(network.encoder(), new TensorShape(3, height, width)), cloud);
  }
}
