package dev.narrows.latent;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A latent model as bytes, most significant byte first:
 *
 * <pre>
 * model    = magic version layers rates step* weights* tables checksum
 * magic    = 8E 4E 52 4C
 * version  = byte                       ; 4
 * layers   = count channels*count       ; byte, 1 to 4; int16 each, at least 1, 512 in all
 * rates    = byte                       ; number Q of steps: 1, 9, 17 … 57
 * step     = channel*M                  ; Q of them
 * channel  = gain inverse mean scale    ; 2 float32, positive and finite; 2 int16
 * weights  = int16*                     ; of each layer: those of the mean, then of the scale
 * tables   = int16*                     ; 80·16·30 unsigned, 32 to 65504
 * checksum = int32                      ; CRC-32C of everything before
 * </pre>
 */
final class LatentModelFormat {
  private static final int MAGIC = 0x8E4E524C;
  private static final int VERSION = 4;
  private static final int CHECKSUM_BYTES = 4;
  private static final int CHANNEL_BYTES = 2 * 4 + 2 * 2;

  private LatentModelFormat() {}

  static byte[] write(LatentModel model) {
    LatentLayers layers = model.layers();
    ByteBuffer out = ByteBuffer.allocate((int) bytes(layers, model.rates()));
    out.putInt(MAGIC).put((byte) VERSION).put((byte) layers.count());
    layers.channels().forEach(own -> out.putShort(own.shortValue()));
    out.put((byte) model.rates());
    RateSteps steps = model.steps();
    for (int i = 0; i < steps.gains().length; i++) {
      out.putFloat(steps.gains()[i]).putFloat(steps.inverseGains()[i]);
      out.putShort(steps.meanBiases()[i]).putShort(steps.scaleBiases()[i]);
    }
    for (CausalWeights weights : model.weights()) {
      put(out, weights.mean());
      put(out, weights.scale());
    }
    for (char value : model.tables().values()) {
      out.putChar(value);
    }
    return out.putInt(checksum(out.array(), out.position())).array();
  }

  static LatentModel read(byte[] bytes) throws MalformedBitstreamException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    requireRest(in, 6);
    require(in.getInt() == MAGIC, 0, "latent model: expected its magic number");
    int version = Byte.toUnsignedInt(in.get());
    require(
        version == VERSION,
        4,
        "latent model: expected format version " + VERSION + ", found " + version);
    LatentLayers layers = layers(in);
    requireRest(in, 1);
    int rates = Byte.toUnsignedInt(in.get());
    int most = RateSteps.BETWEEN * (LatentParameters.MAX_RATES - 1) + 1;
    require(
        rates >= 1 && rates <= most && (rates - 1) % RateSteps.BETWEEN == 0,
        in.position() - 1,
        "latent model: expected 1, 9, 17 … 57 rates, found " + rates);
    long expected = bytes(layers, rates);
    require(
        bytes.length == expected,
        Math.min(bytes.length, expected),
        "latent model: expected " + expected + " bytes, found " + bytes.length);
    int end = bytes.length - CHECKSUM_BYTES;
    require(in.getInt(end) == checksum(bytes, end), end, "latent model: damaged");
    RateSteps steps = steps(in, layers.allChannels(), rates);
    List<CausalWeights> weights = new ArrayList<>();
    for (int own : layers.channels()) {
      int count = CausalWeights.count(own);
      weights.add(new CausalWeights(own, shorts(in, count), shorts(in, count)));
    }
    return new LatentModel(layers, steps, weights, tables(in));
  }

  private static LatentLayers layers(ByteBuffer in) throws MalformedBitstreamException {
    int at = in.position();
    int count = Byte.toUnsignedInt(in.get());
    requireRest(in, 2 * count);
    List<Integer> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add((int) in.getChar());
    }
    try {
      return new LatentLayers(channels);
    } catch (IllegalArgumentException e) {
      throw new MalformedBitstreamException(at, e.getMessage(), e);
    }
  }

  private static RateSteps steps(ByteBuffer in, int channels, int rates)
      throws MalformedBitstreamException {
    float[] gains = new float[rates * channels];
    float[] inverse = new float[gains.length];
    short[] means = new short[gains.length];
    short[] scales = new short[gains.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = gain(in);
      inverse[i] = gain(in);
      means[i] = in.getShort();
      scales[i] = in.getShort();
    }
    return new RateSteps(channels, gains, inverse, means, scales);
  }

  private static float gain(ByteBuffer in) throws MalformedBitstreamException {
    int at = in.position();
    float gain = in.getFloat();
    require(
        gain > 0 && Float.isFinite(gain),
        at,
        "latent model: expected a positive, finite gain, found " + gain);
    return gain;
  }

  private static short[] shorts(ByteBuffer in, int count) {
    short[] values = new short[count];
    in.asShortBuffer().get(values);
    in.position(in.position() + Short.BYTES * count);
    return values;
  }

  private static NodeTables tables(ByteBuffer in) throws MalformedBitstreamException {
    char[] values = new char[NodeTables.CELLS * NodeTables.NODES];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getChar();
      require(
          values[i] >= NodeTables.LEAST && values[i] <= NodeTables.MOST,
          in.position() - Character.BYTES,
          "latent model: expected probabilities from 32 to 65504, found " + (int) values[i]);
    }
    return new NodeTables(values);
  }

  private static void put(ByteBuffer out, short[] values) {
    out.asShortBuffer().put(values);
    out.position(out.position() + Short.BYTES * values.length);
  }

  /** Bytes of a model with such layers and so many rate steps. */
  private static long bytes(LatentLayers layers, int rates) {
    int channels = layers.allChannels();
    return 4
        + (1 + 1 + 2 * layers.count())
        + 1
        + (long) rates * channels * CHANNEL_BYTES
        + 2L * Short.BYTES * layers.channels().stream().mapToInt(CausalWeights::count).sum()
        + (long) Character.BYTES * NodeTables.CELLS * NodeTables.NODES
        + CHECKSUM_BYTES;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static void requireRest(ByteBuffer in, int count) throws MalformedBitstreamException {
    require(in.remaining() >= count, in.limit(), "latent model: truncated");
  }

  private static void require(boolean condition, long at, String fault)
      throws MalformedBitstreamException {
    if (!condition) {
      throw new MalformedBitstreamException(at, fault);
    }
  }
}
