package dev.narrows.feature.quantize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of numbers in a reference file, which an independent computation in Python wrote. */
final class ReferenceNumbers {
  private final String json;

  ReferenceNumbers(String resource) throws IOException {
    try (InputStream in = ReferenceNumbers.class.getResourceAsStream(resource)) {
      json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  double[] list(String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*\\[([^\\]]*)]").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("reference: expected a list " + key + ", found none");
    }
    return Arrays.stream(matcher.group(1).split(","))
        .mapToDouble(number -> Double.parseDouble(number.strip()))
        .toArray();
  }
}
