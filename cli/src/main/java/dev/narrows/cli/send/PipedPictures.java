package dev.narrows.cli.send;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Pictures that come through a pipe, one behind the other. */
final class PipedPictures implements PictureSource {
  private final PictureSplitter splitter;
  private long count;

  PipedPictures(InputStream in) {
    splitter = new PictureSplitter(new BufferedInputStream(in, 1 << 16));
  }

  @Override
  public Optional<SourcePicture> next() throws IOException {
    String name = "%06d".formatted(++count);
    Optional<byte[]> bytes;
    try {
      bytes = splitter.next();
    } catch (MalformedBitstreamException e) {
      throw new IOException("standard input: picture " + count + ": " + e.getMessage(), e);
    }
    return bytes.map(whole -> new SourcePicture(name, () -> decode(whole, name)));
  }

  @Override
  public OptionalLong total() {
    return OptionalLong.empty();
  }

  private static Picture decode(byte[] bytes, String name) throws IOException {
    try {
      return PictureFile.decode(bytes, PictureFile.DEFAULT_MAX_PIXELS);
    } catch (MalformedBitstreamException e) {
      throw new IOException("standard input: picture " + name + ": " + e.getMessage(), e);
    }
  }
}
