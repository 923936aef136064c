package dev.narrows.cli;

import dev.narrows.data.Dataset;
import dev.narrows.data.Datasets;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Split;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name a model and the pictures that go through it. */
final class ModelDataOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Model directory, as 'narrows train' writes it.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET",
      description = {
        "Folder in Cityscapes' or CamVid's layout, or scenes:train=N,val=N,seed=N to generate some."
      })
  private String data;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = {
        "train, validation or test (default: train to fit priors, validation for all else)."
      })
  private Split split;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PictureSizeConverter.class,
      description = "Size that pictures are resized to (default: that of the model's training).")
  private PictureSize size;

  /** Where the model lies. */
  Path modelPath() {
    return model;
  }

  /**
   * @throws IOException if it is no model directory or a damaged one
   */
  ModelDirectory model() throws IOException {
    return ModelDirectory.open(model);
  }

  /**
   * The part of the dataset that is asked for.
   *
   * @param usual if none is
   */
  Split split(Split usual) {
    return split == null ? usual : split;
  }

  /**
   * The pictures to measure on, at the size asked for.
   *
   * @throws IOException if it is no dataset
   */
  Dataset dataset(ModelDescription description) throws IOException {
    return dataset(description, Split.VALIDATION);
  }

  /**
   * The pictures at the size asked for.
   *
   * @param usual the split if none is asked for
   * @throws IOException if it is no dataset
   */
  Dataset dataset(ModelDescription description, Split usual) throws IOException {
    ModelDescription.Input input = description.input();
    return Datasets.open(
        data, split(usual), size == null ? new PictureSize(input.width(), input.height()) : size);
  }
}
