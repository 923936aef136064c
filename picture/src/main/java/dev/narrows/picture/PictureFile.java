package dev.narrows.picture;

import dev.narrows.feature.MalformedBitstreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Pictures in files: PNG, JPEG and WebP are read, PNG is written. The orientation that a camera
 * notes and colour profiles are not applied.
 */
public final class PictureFile {
  /** The most pixels of a picture unless told otherwise: 2^26, such as 8192 × 8192. */
  public static final long DEFAULT_MAX_PIXELS = 1L << 26;

  private static final long MAX_FILE_BYTES = 1L << 29;

  private PictureFile() {}

  /**
   * A colour picture of at most {@link #DEFAULT_MAX_PIXELS}.
   *
   * @throws PictureException as {@link #read(Path, long)}
   */
  public static Picture read(Path file) throws PictureException {
    return read(file, DEFAULT_MAX_PIXELS);
  }

  /**
   * A colour picture: gray is repeated, palettes are looked up, 16 bits are rounded to 8, what is
   * transparent lets white shine through.
   *
   * @param file PNG, JPEG or WebP, told by its content
   * @param maxPixels refuses a picture that declares more, before it is decoded
   * @throws PictureException if the file cannot be read, is no picture, damaged or too large
   */
  public static Picture read(Path file, long maxPixels) throws PictureException {
    byte[] bytes = bytes(file);
    try {
      return PictureBytes.decode(bytes, PictureHeader.of(bytes), maxPixels);
    } catch (MalformedBitstreamException e) {
      throw new PictureException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * A colour picture from the bytes of a file, as {@link #read(Path, long)} takes it.
   *
   * @param bytes PNG, JPEG or WebP, told by its content
   * @param maxPixels refuses a picture that declares more, before it is decoded
   * @throws MalformedBitstreamException if the bytes are no picture, damaged or of too large a one
   */
  public static Picture decode(byte[] bytes, long maxPixels) throws MalformedBitstreamException {
    return PictureBytes.decode(bytes, PictureHeader.of(bytes), maxPixels);
  }

  /**
   * A PNG of one channel with its samples as stored, such as class ids or disparities; the indices
   * if it has a palette.
   *
   * @param file a PNG of at most {@link #DEFAULT_MAX_PIXELS}
   * @throws PictureException if the file cannot be read, is no such PNG, damaged or too large
   */
  public static GrayPicture readGray(Path file) throws PictureException {
    byte[] bytes = bytes(file);
    try {
      PictureHeader header = PngStructure.of(bytes).header().requireAtMost(DEFAULT_MAX_PIXELS);
      return Rasters.toGray(ImageCoding.read(bytes, header));
    } catch (MalformedBitstreamException e) {
      throw new PictureException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a PNG of 8 bits a channel, replacing the file; a failure leaves nothing half-written.
   *
   * @throws PictureException if the file cannot be written
   */
  public static void write(Picture picture, Path file) throws PictureException {
    write(PngWriting.encode(Rasters.toImage(picture)), file);
  }

  /**
   * Writes a gray PNG of 8 bits for a depth of up to 8, else of 16, replacing the file; a failure
   * leaves nothing half-written.
   *
   * @throws PictureException if the file cannot be written
   */
  public static void write(GrayPicture picture, Path file) throws PictureException {
    write(PngWriting.encode(Rasters.toImage(picture)), file);
  }

  private static void write(byte[] png, Path file) throws PictureException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        Files.write(beside, png);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new PictureException(file + ": cannot be written: " + reason(e), e);
    }
  }

  private static byte[] bytes(Path file) throws PictureException {
    try {
      long size = Files.size(file);
      if (size > MAX_FILE_BYTES) {
        throw new PictureException(
            file + ": expected at most " + MAX_FILE_BYTES + " bytes, found " + size);
      }
      return Files.readAllBytes(file);
    } catch (PictureException e) {
      throw e;
    } catch (IOException e) {
      throw new PictureException(file + ": cannot be read: " + reason(e), e);
    }
  }

  /** Java's file exceptions have the file for a message and the reason for a name. */
  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "no such file or folder"
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
