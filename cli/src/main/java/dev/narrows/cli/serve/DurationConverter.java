package dev.narrows.cli.serve;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times such as {@code 20ms}, {@code 5s} and {@code 2m}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

  @Override
  public Duration convert(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new TypeConversionException(
          "expected a time such as 20ms, 5s or 2m, found '" + text + "'");
    }
    long number = Long.parseLong(time.group(1));
    String unit = time.group(2);
    if (unit.equals("ms")) {
      return Duration.ofMillis(number);
    }
    return unit.equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
  }
}
