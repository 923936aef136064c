package dev.narrows.feature.entropy;

import dev.narrows.feature.MalformedBitstreamException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Priors as bytes, most significant byte first:
 *
 * <pre>
 * priors    = magic version bits channels channel* checksum
 * magic     = 8E 4E 52 50
 * version   = byte                          ; 1
 * bits      = byte                          ; depth of the symbols, 1 to 16
 * channels  = int32                         ; 1 to 2^20
 * channel   = mean error constant           ; int32 each, sixteenths of a symbol
 *             neighbour*5                   ; int16 each, 4096ths
 *             count reference*count         ; byte, at most 16
 * reference = channel weight                ; int32, below the own channel and ascending; int16
 * checksum  = int32                         ; CRC-32C of everything before
 * </pre>
 */
final class PriorsFormat {
  private static final int MAGIC = 0x8E4E5250;
  private static final int VERSION = 1;
  private static final int MAX_CHANNELS = 1 << 20;
  private static final int CHECKSUM_BYTES = 4;
  private static final int CHANNEL_BYTES = 3 * 4 + 2 * ChannelPrior.NEIGHBOURS + 1;
  private static final int REFERENCE_BYTES = 4 + 2;

  private PriorsFormat() {}

  static byte[] write(FeaturePriors priors) {
    int length = 4 + 2 + 4 + CHECKSUM_BYTES;
    for (ChannelPrior prior : priors.list()) {
      length += CHANNEL_BYTES + REFERENCE_BYTES * prior.references().size();
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putInt(MAGIC).put((byte) VERSION).put((byte) priors.bits()).putInt(priors.channels());
    for (ChannelPrior prior : priors.list()) {
      out.putInt(prior.mean()).putInt(prior.error()).putInt(prior.constant());
      prior.neighbours().forEach(weight -> out.putShort(weight.shortValue()));
      out.put((byte) prior.references().size());
      for (ChannelPrior.Reference reference : prior.references()) {
        out.putInt(reference.channel()).putShort((short) reference.weight());
      }
    }
    return out.putInt(checksum(out.array(), out.position())).array();
  }

  static FeaturePriors read(byte[] bytes) throws MalformedBitstreamException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      require(in.getInt() == MAGIC, 0, "priors: expected their magic number");
      int version = in.get();
      require(version == VERSION, 4, "priors: expected format version 1, found " + version);
      int end = bytes.length - CHECKSUM_BYTES;
      require(end > 0 && in.getInt(end) == checksum(bytes, end), end, "priors: damaged");
      int bits = in.get();
      require(bits >= 1 && bits <= 16, 5, "priors: expected 1 to 16 bits, found " + bits);
      int channels = in.getInt();
      require(
          channels >= 1 && channels <= MAX_CHANNELS,
          6,
          "priors: expected 1 to " + MAX_CHANNELS + " channels, found " + channels);
      List<ChannelPrior> priors = new ArrayList<>();
      for (int channel = 0; channel < channels; channel++) {
        priors.add(channel(in, channel));
      }
      require(in.position() == end, in.position(), "priors: expected their end");
      return new FeaturePriors(bits, priors);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new MalformedBitstreamException(bytes.length, "priors: truncated", e);
    }
  }

  private static ChannelPrior channel(ByteBuffer in, int channel)
      throws MalformedBitstreamException {
    int at = in.position();
    int mean = in.getInt();
    int error = in.getInt();
    int constant = in.getInt();
    require(
        inRange(mean) && inRange(error) && error >= 0 && inRange(constant),
        at,
        "priors: expected values of at most 2^17 symbols");
    List<Integer> neighbours = new ArrayList<>();
    for (int i = 0; i < ChannelPrior.NEIGHBOURS; i++) {
      neighbours.add((int) in.getShort());
    }
    int count = in.get();
    require(
        count >= 0 && count <= ChannelPrior.MAX_REFERENCES,
        in.position() - 1,
        "priors: expected 0 to 16 references, found " + count);
    List<ChannelPrior.Reference> references = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < count; i++) {
      int reference = in.getInt();
      require(
          reference > before && reference < channel,
          in.position() - 4,
          "priors: expected ascending earlier channels, found " + reference);
      references.add(new ChannelPrior.Reference(reference, in.getShort()));
      before = reference;
    }
    return new ChannelPrior(mean, error, constant, neighbours, references);
  }

  private static boolean inRange(int value) {
    return value >= -ChannelPrior.MAX_VALUE && value <= ChannelPrior.MAX_VALUE;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static void require(boolean condition, int at, String fault)
      throws MalformedBitstreamException {
    if (!condition) {
      throw new MalformedBitstreamException(at, fault);
    }
  }
}
