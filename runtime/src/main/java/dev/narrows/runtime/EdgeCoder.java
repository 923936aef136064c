package dev.narrows.runtime;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.util.Optional;

/** From a model's features to bitstreams. Immutable. */
sealed interface EdgeCoder permits FeatureEdgeCoder, LatentEdgeCoder {
  /**
   * A picture, coded.
   *
   * @param name how
   */
  record Coded(CodedFeatures bitstream, String name) {}

  /** The coder that suits a model. */
  static EdgeCoder of(ModelDirectory model) throws IOException {
    Optional<LatentTransport> transport = LatentTransport.of(model);
    return transport.isPresent()
        ? new LatentEdgeCoder(model, transport.get())
        : FeatureEdgeCoder.of(model);
  }

  /**
   * How many of the first layers of features a coding needs.
   *
   * @throws ModelException if it is for other models
   */
  int layers(EdgeCoding coding) throws ModelException;

  /**
   * Codes features of so many layers.
   *
   * @throws ModelException if the coding is for other models
   */
  Coded encode(FeatureTensor features, EdgeCoding coding) throws IOException;
}
