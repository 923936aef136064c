package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnknownQuantizerException;
import java.util.Optional;

/**
 * How features become bytes: a quantiser, then a codec.
 *
 * @param quantizer the quantiser; empty for the one that the model was made for
 * @param codec the codec
 */
public record FeatureCoding(Optional<Quantizer> quantizer, FeatureCodec codec) {
  /**
   * The coding of a text {@code [QUANTIZER/]CODEC} such as {@code png} or {@code clip:5/png}.
   *
   * @param codecs where to find the codec
   * @throws UnknownQuantizerException if there is no such quantiser
   * @throws UnknownCodecException if there is no such codec
   */
  public static FeatureCoding parse(String text, FeatureCodecRegistry codecs)
      throws UnknownQuantizerException, UnknownCodecException {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new FeatureCoding(Optional.empty(), codecs.codec(text));
    }
    Quantizer quantizer = Quantizers.parse(text.substring(0, slash));
    return new FeatureCoding(Optional.of(quantizer), codecs.codec(text.substring(slash + 1)));
  }

  /** The text form; {@link #parse} takes it. */
  public String name() {
    return quantizer.map(own -> own.name() + "/").orElse("") + codec.name();
  }
}
