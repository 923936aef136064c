package dev.narrows.serve.http.demo;

import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodec;
import dev.narrows.picture.PictureCodecs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sending one picture itself would take, by PNG, WebP and JPEG. Remembers what it has tried,
 * as the same picture comes again with every move of a slider. Safe for use by several threads.
 */
final class PictureAlternatives {
  /** What many cameras and browsers take where nothing else is said. */
  private static final int USUAL_QUALITY = 75;

  private static final int BEST_QUALITY = 100;
  private static final int TIMED_RUNS = 3;

  private final Picture picture;
  private final Map<String, Alternative> tried = new ConcurrentHashMap<>();
  private final Map<String, Alternative> timed = new ConcurrentHashMap<>();

  PictureAlternatives(Picture picture) {
    this.picture = picture;
  }

  /** The picture. */
  Picture picture() {
    return picture;
  }

  /**
   * A picture as one codec sends it.
   *
   * @param codec name with quality, such as {@code webp:40}
   * @param bytes of the file
   * @param psnr against the picture, in dB; infinite if it is the same
   * @param encodeNanoseconds of a small picture the least of three runs
   * @param decodeNanoseconds of a small picture the least of three runs
   */
  record Alternative(
      String codec, int bytes, double psnr, long encodeNanoseconds, long decodeNanoseconds) {
    private Alternative fasterOf(Alternative other) {
      return new Alternative(
          codec,
          bytes,
          psnr,
          Math.min(encodeNanoseconds, other.encodeNanoseconds),
          Math.min(decodeNanoseconds, other.decodeNanoseconds));
    }
  }

  /** Without loss: as PNG and as WebP. */
  List<Alternative> lossless() throws IOException {
    return List.of(timed(by("webp:lossless")), timed(by("png")));
  }

  /** At the quality that many take. */
  List<Alternative> usual() throws IOException {
    return List.of(timed(by("webp:" + USUAL_QUALITY)), timed(by("jpeg:" + USUAL_QUALITY)));
  }

  /**
   * With the lowest qualities that reach a PSNR; with the highest if none does.
   *
   * @param psnr in dB
   */
  List<Alternative> reaching(double psnr) throws IOException {
    return List.of(reaching("webp", 0, psnr), reaching("jpeg", 1, psnr));
  }

  /** PSNR rises with the quality but for ripples, so that halving finds it or its neighbour. */
  private Alternative reaching(String family, int lowest, double psnr) throws IOException {
    int low = lowest;
    int high = BEST_QUALITY;
    while (low < high) {
      int middle = (low + high) / 2;
      if (by(family + ":" + middle).psnr() >= psnr) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return timed(by(family + ":" + high));
  }

  private Alternative by(String codec) throws IOException {
    Alternative known = tried.get(codec);
    if (known == null) {
      known = run(PictureCodecs.parse(codec));
      tried.put(codec, known);
    }
    return known;
  }

  /** With the least times of some runs, of which the first was the search's. */
  private Alternative timed(Alternative once) throws IOException {
    Alternative known = timed.get(once.codec());
    if (known == null) {
      known = once;
      for (int run = 1; run < TIMED_RUNS && DemoDevice.small(picture); run++) {
        known = known.fasterOf(run(PictureCodecs.parse(once.codec())));
      }
      timed.put(once.codec(), known);
    }
    return known;
  }

  private Alternative run(PictureCodec codec) throws IOException {
    long start = System.nanoTime();
    byte[] file = codec.encode(picture);
    long between = System.nanoTime();
    Picture decoded = codec.decode(file);
    long end = System.nanoTime();
    return new Alternative(
        codec.name(), file.length, Psnr.of(picture, decoded), between - start, end - between);
  }
}
