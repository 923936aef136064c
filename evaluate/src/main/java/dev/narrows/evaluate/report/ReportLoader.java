package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.SampleViews;
import dev.narrows.evaluate.result.ResultsException;
import dev.narrows.evaluate.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers a report's data from files. */
public final class ReportLoader {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private ReportLoader() {}

  /**
   * The data of a report.
   *
   * @param title of the page
   * @param results results files, the anchor first; at least one. Sample pictures that lie beside
   *     them are taken along, those that are gone are not shown
   * @param trainingLogs logs as {@link TrainingLog} reads them, by the name of the model in its
   *     results; models without one have no training curves
   * @throws ResultsException if a file is damaged, or names a picture outside its own folder
   * @throws IOException if a file cannot be read
   */
  public static ReportData load(String title, List<Path> results, Map<String, Path> trainingLogs)
      throws IOException {
    List<ReportModel> models = new ArrayList<>();
    for (Path file : results) {
      Evaluation evaluation = ResultsFile.read(file);
      Path log = trainingLogs.get(evaluation.name());
      models.add(
          new ReportModel(
              evaluation,
              pictures(file, evaluation),
              log == null ? List.of() : TrainingLog.read(log)));
    }
    return new ReportData(title, models);
  }

  private static Map<String, byte[]> pictures(Path results, Evaluation evaluation)
      throws IOException {
    Map<String, byte[]> pictures = new HashMap<>();
    for (SampleViews sample : evaluation.samples()) {
      for (String name : sample.files().values()) {
        picture(results, name).ifPresent(bytes -> pictures.put(name, bytes));
      }
    }
    return pictures;
  }

  private static Optional<byte[]> picture(Path results, String name) throws IOException {
    Path folder = results.toAbsolutePath().normalize().getParent();
    Path file = resolve(results, folder, name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return startsWith(bytes, PNG) || startsWith(bytes, JPEG)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /** A results file from elsewhere must not put other files of this machine into a page. */
  private static Path resolve(Path results, Path folder, String name) throws ResultsException {
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new ResultsException(results + ": expected the name of a picture, found " + name, e);
    }
    throw new ResultsException(
        results + ": expected pictures in the folder of the results, found " + name);
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || bytes[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
