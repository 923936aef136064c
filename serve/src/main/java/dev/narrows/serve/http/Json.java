package dev.narrows.serve.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** JSON as the HTTP side reads and writes it. */
final class Json {
  private static final int MOST_NESTED = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(factory())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addSerializer(new OptionalAsValueOrNull()))
          .build();

  private Json() {}

  /** Deep nesting would cost a stack. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MOST_NESTED)
                // Bitstreams as text; how long a body may be is checked before it is read.
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  private static final class OptionalAsValueOrNull extends StdSerializer<Optional<?>> {
    private static final long serialVersionUID = 1L;

    OptionalAsValueOrNull() {
      super(Optional.class, false);
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.orElse(null), json);
    }
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON of our own", e);
    }
  }

  /**
   * The object that bytes hold.
   *
   * @throws BadRequestException if they hold none
   */
  static JsonNode object(byte[] bytes, int offset, int length) throws BadRequestException {
    JsonNode node;
    try {
      node = MAPPER.readTree(bytes, offset, length);
    } catch (JsonProcessingException e) {
      String fault = e.getOriginalMessage().lines().findFirst().orElse("damaged text");
      throw new BadRequestException(
          "body: expected JSON, found: " + fault + " at byte " + e.getLocation().getByteOffset());
    } catch (IOException e) {
      throw new BadRequestException("body: expected JSON, found damaged text");
    }
    if (!node.isObject()) {
      throw new BadRequestException("body: expected a JSON object, found " + describe(node));
    }
    return node;
  }

  /** What a value is, for messages. */
  static String describe(JsonNode value) {
    return value.isMissingNode() ? "none" : value.getNodeType().toString().toLowerCase(Locale.ROOT);
  }

  static JsonMapper mapper() {
    return MAPPER;
  }
}
