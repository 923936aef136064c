package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.picture.GrayPicture;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture through the channel, by the commands, on models that have learned nothing. */
class CodedPictureTest {
  @TempDir static Path folder;
  private static Path out;

  @BeforeAll
  static void reproduce() {
    out = folder.resolve("out");
    TinyConfig.reproduce(out);
  }

  @Test
  void aPictureGoesThroughTheChannelAndBecomesPictures() throws IOException {
    Path bitstream = folder.resolve("picture.nrw");
    Path decoded = folder.resolve("decoded");
    Path model = out.resolve("compressible");

    CommandRun encode =
        CommandRun.of("encode", "--model", model, TinyConfig.pictureOf(out), "-o", bitstream);
    CommandRun info = CommandRun.of("info", bitstream);
    CommandRun decode = CommandRun.of("decode", "--model", model, bitstream, "-o", decoded);

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out()).contains(Files.size(bitstream) + " bytes", "8x4x8 by native:trained");
    assertThat(info.out())
        .contains("native:trained", "8x4x8", "bytes      " + Files.size(bitstream));
    assertThat(decode.exitCode()).as(decode.err()).isZero();
    GrayPicture ids = PictureFile.readGray(decoded.resolve("segmentation-ids.png"));
    GrayPicture disparity = PictureFile.readGray(decoded.resolve("disparity.png"));
    assertThat(List.of(ids.width(), ids.height())).containsExactly(64, 32);
    assertThat(disparity.bits()).isEqualTo(16);
    for (String name : List.of("segmentation-colours", "disparity-heat", "reconstruction")) {
      Picture picture = PictureFile.read(decoded.resolve(name + ".png"));
      assertThat(List.of(picture.width(), picture.height())).containsExactly(64, 32);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--quantizer channel:5 | by channel:5/native:trained | by its own range",
        "--quantizer clip:5 --codec webp:lossless | by clip:5/webp:lossless | 5 bits, min",
        "--quantizer lloyd:4 | by lloyd:4/native:trained | levels of a codebook",
        "--quantizer dead-zone:6 | by dead-zone:6/native:trained | from zero, which is symbol",
        "--layers 1,3,4 | by native:trained | 1 channels in",
        "--codec native | by native:strong | native:strong",
        "--layers 1,3,4 --codec raw | by raw | 1 channels in 32 bytes, 3 channels in 96 bytes",
        "--codec raw --max-error 1e9 | by min-max:1/raw | 1 bits, min",
        "--codec raw --quantizer step:0.001 --max-bytes 319 | /raw | bits, steps of",
      })
  void everyWayOfCodingBecomesPictures(String options, String coding, String quantised)
      throws IOException {
    Path bitstream = folder.resolve("coded.nrw");
    Path model = out.resolve("compressible");
    List<Object> arguments = new ArrayList<>(List.of("encode", "--model", model));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of(TinyConfig.pictureOf(out), "-o", bitstream));

    CommandRun encode = CommandRun.of(arguments.toArray());
    CommandRun info = CommandRun.of("info", bitstream);
    CommandRun decode =
        CommandRun.of("decode", "--model", model, bitstream, "-o", folder.resolve("coded"));

    assertThat(encode.exitCode()).as(encode.err()).isZero();
    assertThat(encode.out()).contains(coding);
    assertThat(info.out()).contains(quantised);
    assertThat(decode.exitCode()).as(decode.err()).isZero();
    if (options.contains("--max-bytes")) {
      assertThat(Files.size(bitstream)).isLessThanOrEqualTo(319);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-bytes 40 | bitstream: expected at most 40 bytes, found",
        "--max-error 0.000000001 | quantisation: expected an error of at most 1.0E-9, found",
        "--layers 3,4 | --layers: expected 8 channels in all, found 7",
        "--rate 3 | --rate: expected a model with learned latents, found",
        "--tasks disparity | --tasks: expected a model with learned latents, found",
        "--target psnr=9 | --target: expected a model with learned latents, found",
      })
  void aLimitThatCannotBeMetSaysWhatCan(String options, String message) {
    Path bitstream = folder.resolve("not-written.nrw");
    List<Object> arguments =
        new ArrayList<>(List.of("encode", "--model", out.resolve("compressible")));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of(TinyConfig.pictureOf(out), "-o", bitstream));

    CommandRun encode = CommandRun.of(arguments.toArray());

    assertThat(encode.exitCode()).isEqualTo(2);
    assertThat(encode.err()).contains(message).hasLineCount(1);
    assertThat(bitstream).doesNotExist();
  }

  @Test
  void someTasksCanBeDecodedAlone() throws IOException {
    Path bitstream = folder.resolve("for-one-task.nrw");
    Path decoded = folder.resolve("one-task");
    Path all = folder.resolve("all-tasks");
    Path model = out.resolve("baseline");
    CommandRun.of("encode", "--model", model, TinyConfig.pictureOf(out), "-o", bitstream);

    CommandRun one =
        CommandRun.of(
            "decode", "--model", model, "--tasks", "reconstruction", bitstream, "-o", decoded);
    CommandRun.of("decode", "--model", model, bitstream, "-o", all);

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(decoded.resolve("reconstruction.png"))
        .hasSameBinaryContentAs(all.resolve("reconstruction.png"));
    assertThat(decoded.toFile().list()).hasSize(1);
  }

  @Test
  void anotherModelThanTheEncodersIsRefused() {
    Path bitstream = folder.resolve("baseline.nrw");
    Path decoded = folder.resolve("not-decoded");
    CommandRun.of(
        "encode", "--model", out.resolve("baseline"), TinyConfig.pictureOf(out), "-o", bitstream);

    CommandRun decode =
        CommandRun.of("decode", "--model", out.resolve("compressible"), bitstream, "-o", decoded);

    assertThat(decode.exitCode()).isEqualTo(2);
    assertThat(decode.err()).contains("another model").hasLineCount(1);
    assertThat(decoded).doesNotExist();
  }
}
