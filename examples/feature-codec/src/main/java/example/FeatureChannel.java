package example;

import dev.narrows.feature.FeatureCodec;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.bitstream.Bitstream;
import dev.narrows.feature.entropy.StrongCodec;
import dev.narrows.feature.quantize.DeadZoneQuantizer;
import java.io.IOException;

/** Features of any network on their way from one program to another. */
public final class FeatureChannel {
  private FeatureChannel() {}

  /**
   * What a receiver makes of features.
   *
   * @param values of [channels][height][width]
   */
  public static float[] throughTheChannel(float[] values, int channels, int height, int width)
      throws IOException {
    // begin of the README's example
    FeatureShape shape = new FeatureShape(channels, height, width);
    FeatureTensor features = new FeatureTensor(shape, values);
    QuantizedTensor quantized = new DeadZoneQuantizer(5).quantize(features);
    FeatureCodec codec = new StrongCodec();
    byte[] sent = Bitstream.encode(ModelIdentity.NONE, codec, quantized).write();

    Bitstream received = Bitstream.read(sent);
    QuantizedTensor decoded = received.decode(name -> codec);
    return decoded.dequantize().values();
    // end of the README's example
  }
}
