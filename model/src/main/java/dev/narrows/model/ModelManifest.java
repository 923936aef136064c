package dev.narrows.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The content of {@code model.json}.
 *
 * @param formatVersion of the model directory
 * @param model what the model is
 * @param provenance how it came to be
 * @param files SHA-256, in hexadecimal, of every other file of the directory
 */
record ModelManifest(
    int formatVersion,
    ModelDescription model,
    Map<String, Object> provenance,
    SortedMap<String, String> files) {

  /** The version this code writes, and the latest that it reads. */
  static final int FORMAT_VERSION = 2;

  /** The version before there were latents. */
  private static final int WITHOUT_LATENTS = 1;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  ModelManifest {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.forEach(
        (name, digest) -> {
          if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException(
                name + ": expected 64 hexadecimal digits, found " + digest);
          }
        });
  }

  /** The one thing that must be understood in a file of any version. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int formatVersion) {}

  static ModelManifest read(Path file) throws ModelException {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (IOException failure) {
      throw SafeFiles.cannotRead(file, failure);
    }
    try {
      int version = JSON.readValue(text, Version.class).formatVersion();
      if (version == WITHOUT_LATENTS) {
        return JSON.treeToValue(withoutLatents(JSON.readTree(text)), ModelManifest.class);
      }
      if (version != FORMAT_VERSION) {
        String hint = version > FORMAT_VERSION ? " of a newer program" : "";
        throw new ModelException(
            file + ": expected format version " + FORMAT_VERSION + ", found " + version + hint);
      }
      return JSON.readValue(text, ModelManifest.class);
    } catch (ModelException named) {
      throw named;
    } catch (JsonProcessingException damaged) {
      throw new ModelException(file + ": " + JsonFailure.explain(damaged), damaged);
    } catch (IOException damaged) {
      throw new ModelException(file + ": expected UTF-8 text", damaged);
    }
  }

  /** What such a model would be described as today. */
  private static JsonNode withoutLatents(JsonNode manifest) {
    if (manifest.path("model").path("architecture") instanceof ObjectNode architecture) {
      architecture.set("latents", JSON.valueToTree(LatentSpec.NONE));
    }
    return ((ObjectNode) manifest).put("format_version", FORMAT_VERSION);
  }

  byte[] toBytes() throws IOException {
    // Not the platform's line ends: equal models give equal files everywhere.
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    return (JSON.writer(printer).writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
