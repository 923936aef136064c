package dev.narrows.cli.serve;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * Where models lie.
 *
 * @param name by which a model is served, if not by its folder's
 * @param path a model directory or a folder of them
 */
record ModelFolder(Optional<String> name, Path path) {
  /** Reads {@code DIR} and {@code NAME=DIR}. */
  static final class Converter implements ITypeConverter<ModelFolder> {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9._-]+)=(.+)");

    @Override
    public ModelFolder convert(String text) {
      Matcher named = NAMED.matcher(text);
      return named.matches()
          ? new ModelFolder(Optional.of(named.group(1)), Path.of(named.group(2)))
          : new ModelFolder(Optional.empty(), Path.of(text));
    }
  }
}
