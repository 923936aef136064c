package dev.narrows.runtime;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import dev.narrows.feature.quantize.QuantizerLadder;
import dev.narrows.feature.quantize.RateControl;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Codes features that are no latents.
 *
 * @param ownQuantizer the model's
 * @param ownCodec the native one, with the model's priors where it has some
 */
record FeatureEdgeCoder(ModelDirectory model, Quantizer ownQuantizer, FeatureCodec ownCodec)
    implements EdgeCoder {
  static FeatureEdgeCoder of(ModelDirectory model) throws IOException {
    return new FeatureEdgeCoder(
        model,
        new MinMaxQuantizer(model.description().bottleneck().bits()),
        new StrongCodec(ModelPriors.of(model)));
  }

  @Override
  public int layers(EdgeCoding coding) throws ModelException {
    features(coding);
    return 1;
  }

  @Override
  public Coded encode(FeatureTensor features, EdgeCoding coding) throws IOException {
    EdgeCoding.Features how = features(coding);
    FeatureCodec codec = how.codec().orElse(ownCodec);
    Quantizer asked = how.quantizer().orElse(ownQuantizer);
    ModelIdentity identity = ModelIdentity.ofSha256(model.identity());
    if (how.maxBytes().isEmpty()) {
      return coded(asked, codec, Bitstream.encode(identity, codec, asked.quantize(features)));
    }
    // The search encodes what it chooses: once is enough.
    IdentityHashMap<QuantizedTensor, Bitstream> tried = new IdentityHashMap<>();
    RateControl control =
        new RateControl(
            QuantizerLadder.upTo(asked),
            tensor -> {
              Bitstream bitstream = Bitstream.encode(identity, codec, tensor);
              tried.put(tensor, bitstream);
              return bitstream.bytes();
            });
    RateControl.Choice choice = control.fitBytes(features, how.maxBytes().getAsLong());
    return coded(choice.quantizer(), codec, tried.get(choice.tensor()));
  }

  private Coded coded(Quantizer quantizer, FeatureCodec codec, Bitstream bitstream) {
    Optional<Quantizer> named =
        quantizer.equals(ownQuantizer) ? Optional.empty() : Optional.of(quantizer);
    return new Coded(bitstream, new FeatureCoding(named, codec).name());
  }

  private EdgeCoding.Features features(EdgeCoding coding) throws ModelException {
    if (coding instanceof EdgeCoding.Features features) {
      return features;
    }
    if (coding instanceof EdgeCoding.Usual usual) {
      for (Task task : usual.tasks()) {
        model.cloud(task);
      }
      OptionalLong maxBytes = usual.maxBytes();
      return new EdgeCoding.Features(Optional.empty(), Optional.empty(), maxBytes);
    }
    throw new ModelException(
        model.path() + ": expected a model with learned latents for a rate, found one without");
  }
}
