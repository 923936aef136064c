package dev.narrows.cli;

import dev.narrows.runtime.AccuracyMetric;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An accuracy to reach, typed as {@code miou=0.44}.
 *
 * @param metric what it is measured by
 * @param value the least, or of errors the greatest value
 */
record AccuracyTarget(AccuracyMetric metric, double value) {
  /** Reads what is typed. */
  static final class Converter implements ITypeConverter<AccuracyTarget> {
    private static final Pattern FORM = Pattern.compile("([a-z_]+)=(\\d{1,9}(?:\\.\\d{1,9})?)");

    @Override
    public AccuracyTarget convert(String text) {
      Matcher matcher = FORM.matcher(text);
      Optional<AccuracyMetric> metric =
          matcher.matches() ? AccuracyMetric.of(matcher.group(1)) : Optional.empty();
      if (metric.isEmpty()) {
        throw new TypeConversionException(
            "expected such as miou=0.44, disparity_rmse=7.8 or psnr=26.5, found '" + text + "'");
      }
      return new AccuracyTarget(metric.get(), Double.parseDouble(matcher.group(2)));
    }
  }
}
