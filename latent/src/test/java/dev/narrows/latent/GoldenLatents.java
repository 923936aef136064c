package dev.narrows.latent;

import dev.narrows.feature.MalformedBitstreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * What the codec makes of fixed models and latents, a line each. A program, so that it can run in
 * another virtual machine.
 */
final class GoldenLatents {
  private GoldenLatents() {}

  /** Prints the lines. */
  public static void main(String[] arguments) throws MalformedBitstreamException {
    lines().forEach(System.out::println);
  }

  static List<String> lines() throws MalformedBitstreamException {
    List<String> lines = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double weight = seed == 3 ? 40 : 0.05;
      LatentModel plain = RandomModels.model(List.of(3, 5, 17), 3, weight, random);
      LatentModel model =
          plain.trained(List.of(RandomModels.latents(25, 9, 11, random)), List.of(0, 9));
      lines.add("model " + seed + " " + summary(plain.write()) + " " + summary(model.write()));
      for (int layers = 1; layers <= 3; layers++) {
        Latents usual =
            model.quantize(
                RandomModels.latents(25, 4, 7, random), RandomModels.rates(model, layers, random));
        lines.add("usual " + seed + " " + payloads(model, usual));
        Latents extremes = RandomModels.extremes(model, layers, 5, 6, random);
        lines.add("extremes " + seed + " " + payloads(model, extremes));
      }
    }
    return lines;
  }

  private static String payloads(LatentModel model, Latents latents)
      throws MalformedBitstreamException {
    LatentCodec codec = new LatentCodec(model);
    List<byte[]> payloads = codec.encode(latents);
    int height = latents.shape().height();
    int width = latents.shape().width();
    Latents decoded = codec.decode(payloads, height, width, latents.rates());
    return Arrays.equals(decoded.values(), latents.values())
        ? String.join(" ", payloads.stream().map(GoldenLatents::summary).toList())
        : "decoded to others";
  }

  private static String summary(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return bytes.length + ":" + HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
