package dev.narrows.cli;

import dev.narrows.feature.Quantizer;
import dev.narrows.feature.quantize.MinMaxQuantizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A quantiser as it is typed, {@code min-max:8}. */
final class QuantizerConverter implements ITypeConverter<Quantizer> {
  private static final Pattern FORM = Pattern.compile("min-max:([1-9]|1[0-6])");

  @Override
  public Quantizer convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("expected min-max:1..16, found '" + text + "'");
    }
    return new MinMaxQuantizer(Integer.parseInt(matcher.group(1)));
  }
}
