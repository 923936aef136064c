package dev.narrows.cli;

import dev.narrows.cli.reproduce.SceneFolder;
import dev.narrows.data.DatasetSpec;
import dev.narrows.data.PictureSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes generated street scenes. */
@Command(
    name = "scenes",
    header = "Generate street scenes as a dataset.",
    description = {
      "",
      "Generate street scenes with exact labels and disparity, as a dataset in Cityscapes' layout."
          + " The same seed gives the same scenes; a second call goes on where the first stopped.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  narrows scenes --out data/scenes --train 1200 --val 150 --size 256x128 --seed 7"
    })
final class ScenesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the dataset; made if it is not there.")
  private Path out;

  @Option(
      names = "--train",
      defaultValue = "1200",
      paramLabel = "N",
      description = "Scenes to train on (default: ${DEFAULT-VALUE}).")
  private int train;

  @Option(
      names = "--val",
      defaultValue = "150",
      paramLabel = "N",
      description = "Scenes to measure on (default: ${DEFAULT-VALUE}).")
  private int validation;

  @Option(
      names = "--size",
      defaultValue = "192x96",
      paramLabel = "WxH",
      converter = PictureSizeConverter.class,
      description = "Width and height in pixels (default: ${DEFAULT-VALUE}).")
  private PictureSize size;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Another seed, other scenes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    if (train < 1 || validation < 1) {
      throw new ParameterException(
          spec.commandLine(), "expected at least one scene, found " + Math.min(train, validation));
    }
    DatasetSpec.Scenes scenes = new DatasetSpec.Scenes(train, validation, seed);
    SceneFolder.write(scenes, size, out, spec.commandLine().getErr());
    return 0;
  }
}
