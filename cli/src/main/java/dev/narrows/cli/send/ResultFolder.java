package dev.narrows.cli.send;

import dev.narrows.cli.outputs.TaskFiles;
import dev.narrows.client.Answer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where results are written.
 *
 * @param folder of all
 * @param single whether there is one picture only, whose results lie in the folder itself
 * @param files writes them
 */
public record ResultFolder(Path folder, boolean single, TaskFiles files) {
  /** Writes what the tasks say about a picture. */
  void write(String picture, Answer answer) throws IOException {
    files.write(answer.results().values(), single ? folder : folder.resolve(stem(picture)));
  }

  /** A file's name without its ending. */
  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
