package dev.narrows.feature.entropy;

import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.coder.LeastPayload;
import java.util.Arrays;

/** Writes a tensor's payload: the front, the words of the tokens, the raw bits. */
final class FastEncoder {
  private final QuantizedTensor tensor;
  private final FastChannels channels;
  private final int[] live;

  private FastEncoder(QuantizedTensor tensor) {
    this.tensor = tensor;
    channels = FastChannels.of(tensor.symbols(), tensor.shape(), tensor.bits());
    live = channels.live();
  }

  static byte[] encode(QuantizedTensor tensor) {
    return new FastEncoder(tensor).payload();
  }

  private byte[] payload() {
    BitSink front = new BitSink(256);
    channels.write(front);
    byte[] words = {};
    byte[] bits = {};
    if (live.length > 0) {
      Tokens tokens = tokens();
      FastRows rows = new FastRows(tensor, channels.reference(), live, tokens);
      FastContexts contexts = new FastContexts(tokens, classes());
      FastModel model = FastModelDesign.model(contexts, rows.count(contexts));
      words = rows.code(model);
      bits = rows.raw();
      model.write(front);
      front.putCount(words.length / 2);
    }
    return joined(front.finish(), words, bits);
  }

  /** In small tensors the contexts of one class are seen seldom enough. */
  private int classes() {
    return (long) live.length * tensor.shape().plane() < 1 << 13 ? 1 : 3;
  }

  private Tokens tokens() {
    int plane = tensor.shape().plane();
    short[] symbols = tensor.symbols();
    int least = 0xFFFF;
    int greatest = 0;
    for (int channel : live) {
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        least = Math.min(least, symbols[i] & 0xFFFF);
        greatest = Math.max(greatest, symbols[i] & 0xFFFF);
      }
    }
    int negative = Tokens.ofMagnitude(Math.max(0, channels.reference() - least));
    int positive = Tokens.ofMagnitude(Math.max(0, greatest - channels.reference()));
    return new Tokens(negative, positive);
  }

  private byte[] joined(byte[] front, byte[] words, byte[] bits) {
    int end = front.length + words.length + bits.length;
    int least = LeastPayload.bytes(tensor.shape());
    byte[] payload = Arrays.copyOf(front, Math.max(end, least));
    System.arraycopy(words, 0, payload, front.length, words.length);
    System.arraycopy(bits, 0, payload, front.length + words.length, bits.length);
    return payload;
  }
}
