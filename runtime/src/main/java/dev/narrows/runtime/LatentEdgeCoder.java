package dev.narrows.runtime;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.LatentBitstream;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes learned latents. */
record LatentEdgeCoder(ModelDirectory model, LatentTransport transport) implements EdgeCoder {
  @Override
  public int layers(EdgeCoding coding) throws ModelException {
    if (coding instanceof EdgeCoding.Usual usual) {
      return layersOf(usual.tasks());
    }
    if (coding instanceof EdgeCoding.Latents latents) {
      return layersOf(latents.tasks());
    }
    throw new ModelException(
        model.path()
            + ": expected a model without learned latents for a quantiser or feature codec, found"
            + " one with");
  }

  @Override
  public Coded encode(FeatureTensor features, EdgeCoding coding) throws IOException {
    LatentBitstream bitstream = bitstream(features, coding, layers(coding));
    String rates = bitstream.rates().stream().map(String::valueOf).collect(Collectors.joining("+"));
    return new Coded(bitstream, "latents:" + rates);
  }

  private LatentBitstream bitstream(FeatureTensor features, EdgeCoding coding, int layers)
      throws IOException {
    if (coding instanceof EdgeCoding.Latents latents) {
      return transport.encode(features, rates(latents.rates(), layers));
    }
    OptionalLong maxBytes = ((EdgeCoding.Usual) coding).maxBytes();
    return maxBytes.isPresent()
        ? transport.encodeWithin(features, maxBytes.getAsLong(), layers)
        : transport.encode(features, Collections.nCopies(layers, transport.usualRate()));
  }

  /** One for each layer. */
  private List<Integer> rates(List<Integer> given, int layers) throws ModelException {
    int finest = transport.rates() - 1;
    for (int rate : given) {
      if (rate > finest) {
        throw new ModelException(
            model.path() + ": rate: expected 0 to " + finest + ", found " + rate);
      }
    }
    if (given.size() == 1) {
      return Collections.nCopies(layers, given.get(0));
    }
    if (given.size() != layers) {
      throw new ModelException(
          model.path()
              + (": rate: expected one, or one for each of " + layers + " layers, found ")
              + given.size());
    }
    return given;
  }

  private int layersOf(Set<Task> tasks) throws ModelException {
    int layers = tasks.isEmpty() ? transport.layers() : 1;
    for (Task task : tasks) {
      model.cloud(task);
      layers = Math.max(layers, model.description().network().layersOf(task));
    }
    return layers;
  }
}
