package dev.narrows.cli.info;

import dev.narrows.data.DataException;
import dev.narrows.data.Dataset;
import dev.narrows.data.Datasets;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Split;
import java.nio.file.Path;
import java.util.Optional;

/** A dataset. */
final class DatasetFacts {
  /** Any size does: no picture is read. */
  private static final PictureSize SIZE = new PictureSize(1, 1);

  private DatasetFacts() {}

  static Facts of(Path folder) throws DataException {
    Facts facts = new Facts(folder + ": dataset");
    Optional<DataException> failure = Optional.empty();
    int splits = 0;
    for (Split split : Split.values()) {
      try {
        Dataset dataset = Datasets.open(folder.toString(), split, SIZE);
        facts.add(split.folder(), contents(dataset));
        splits++;
      } catch (DataException e) {
        failure = failure.isPresent() ? failure : Optional.of(e);
      }
    }
    if (splits == 0 && failure.isPresent()) {
      throw failure.get();
    }
    return facts;
  }

  private static String contents(Dataset dataset) {
    int classes = dataset.classes().size();
    return dataset.size()
        + " pictures, "
        + (classes == 0 ? "no labels" : "labels of " + classes + " classes")
        + (dataset.hasDisparity() ? ", disparity" : ", no disparity");
  }
}
