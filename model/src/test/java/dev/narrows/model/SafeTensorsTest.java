package dev.narrows.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The safetensors format as other programs write it, and files that are not of it. */
class SafeTensorsTest {
  @TempDir private Path folder;

  @Test
  void readsWhatTheReferenceImplementationWrote() throws IOException, URISyntaxException {
    // Written by Python's safetensors 0.8 from NumPy arrays.
    Path file = Path.of(SafeTensorsTest.class.getResource("python.safetensors").toURI());

    SafeTensors tensors = SafeTensors.read(file);

    assertThat(tensors.metadata()).isEqualTo(Map.of("note", "a \"quoted\"\nline"));
    assertThat(tensors.tensors().keySet())
        .containsExactlyInAnyOrder("bytes", "step", "weight", "größe");
    assertThat(array(tensors.require("bytes", ElementType.U8, List.of(3L)).bytes()))
        .isEqualTo(new byte[] {0, (byte) 128, (byte) 255});
    assertThat(tensors.longs("step", List.of()).get()).isEqualTo(-7);
    float[] weight = new float[6];
    tensors.floats("weight", List.of(2L, 3L)).get(weight);
    assertThat(weight).containsExactly(0, 1.5f, -2, 3.25e-3f, 4, Float.POSITIVE_INFINITY);
    assertThat(tensors.tensors().get("größe").shape()).containsExactly(0L, 2L);
  }

  @Test
  void keepsTensorsTheirOrderAndMetadata() throws IOException {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("z", new StoredTensor(ElementType.U8, List.of(3L), ByteBuffer.allocate(3)));
    tensors.put("a.weight", StoredTensor.of(List.of(2L, 1L), 1.5f, Float.NaN));
    tensors.put("m", StoredTensor.of(List.of(), Long.MIN_VALUE));
    Path file = folder.resolve("out.safetensors");

    new SafeTensors(tensors, Map.of("run", "one")).write(file);
    SafeTensors read = SafeTensors.read(file);

    assertThat(read.metadata()).isEqualTo(Map.of("run", "one"));
    assertThat(read.tensors()).containsExactlyEntriesOf(tensors);
    assertThat(folder.toFile().list()).containsExactly("out.safetensors");
  }

  @Test
  void alignsEveryTensorToItsElements() throws IOException {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("odd", new StoredTensor(ElementType.U8, List.of(3L), ByteBuffer.allocate(3)));
    tensors.put("single", StoredTensor.of(List.of(3L), 1f, 2f, 3f));
    tensors.put("long", StoredTensor.of(List.of(1L), 1L));

    SafeTensorsHeader header = SafeTensorsHeader.place(tensors, Map.of());

    assertThat((header.toBytes().length + Long.BYTES) % 8).isZero();
    for (SafeTensorsHeader.Entry entry : header.entries()) {
      assertThat(entry.begin() % entry.type().bytes()).isZero();
    }
  }

  @Test
  void saysWhichTensorIsNotAsExpected() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    new SafeTensors(Map.of("a", StoredTensor.of(List.of(2L), 1f, 2f)), Map.of()).write(file);
    SafeTensors tensors = SafeTensors.read(file);

    assertThatThrownBy(() -> tensors.floats("b", List.of(2L)))
        .isInstanceOf(ModelException.class)
        .hasMessage(file + ": tensor b: expected F32 [2], found no such tensor");
    assertThatThrownBy(() -> tensors.floats("a", List.of(1L, 2L)))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("tensor a: expected F32 [1, 2], found F32 [2]");
    assertThatThrownBy(() -> tensors.longs("a", List.of(2L)))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("tensor a: expected I64 [2], found F32 [2]");
  }

  @ParameterizedTest
  @MethodSource("damagedHeaders")
  void refusesDamagedHeaders(String header, int dataBytes, String reason) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    assertRefused(file(json.length, json, dataBytes), reason);
  }

  static Stream<Arguments> damagedHeaders() {
    String a = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";
    return Stream.of(
        arguments("[]", 0, "expected a JSON object, found JSON of type array"),
        arguments("{" + a, 8, "expected JSON"),
        arguments("{" + a + "} {}", 8, "header"),
        arguments("{" + a + "," + a + "}", 8, "Duplicate field 'a'"),
        arguments("{" + a + "}", 9, "expected 8 bytes of tensors, found 9"),
        arguments("{" + a + "}", 7, "expected 8 bytes of tensors, found 7"),
        arguments("{'__metadata__':[]}", 0, "__metadata__: expected an object"),
        arguments("{'__metadata__':{'k':1}}", 0, "__metadata__: k: expected text"),
        arguments("{'a':3}", 0, "tensor a: expected dtype, shape and data_offsets"),
        arguments("{" + a.replace("'shape'", "'size'") + "}", 8, "tensor a: expected dtype"),
        arguments("{" + a.replace("F32", "F8_E4M3") + "}", 8, "found \"F8_E4M3\""),
        arguments("{" + a.replace("'F32'", "32") + "}", 8, "tensor a: expected dtype"),
        arguments("{" + a.replace("[2]", "[-2]") + "}", 8, "shape: expected non-negative"),
        arguments("{" + a.replace("[2]", "[2.0]") + "}", 8, "shape: expected non-negative"),
        arguments("{" + a.replace("[2]", "2") + "}", 8, "shape: expected non-negative"),
        arguments("{" + a.replace("[2]", "[3]") + "}", 8, "F32 [3] is long, found [0, 8]"),
        arguments("{" + a.replace("[2]", "[4611686018427387905,4]") + "}", 8, "is long"),
        arguments("{" + a.replace("[2]", "[99999999999999999999]") + "}", 8, "non-negative"),
        arguments("{" + a.replace("[0,8]", "[8,0]") + "}", 8, "found [8, 0]"),
        arguments("{" + a.replace("[0,8]", "[0,8,8]") + "}", 8, "found [0, 8, 8]"),
        arguments("{" + a.replace("[0,8]", "[4,12]") + "}", 12, "at offset 0, found 4"),
        arguments(
            "{" + a + "," + a.replace("'a'", "'b'").replace("[0,8]", "[4,12]") + "}",
            12,
            "tensor b: expected its bytes at offset 8, found 4"));
  }

  @ParameterizedTest
  @MethodSource("damagedLengths")
  void refusesImpossibleHeaderLengths(long length) throws IOException {
    assertRefused(file(length, new byte[100], 0), "header: expected a length of 2 to ");
  }

  static Stream<Long> damagedLengths() {
    return Stream.of(0L, 1L, 101L, 100_000_001L, 1L << 40, Long.MAX_VALUE, -1L, Long.MIN_VALUE);
  }

  @Test
  void refusesFilesThatAreTooShortOrAbsent() throws IOException {
    Path file = folder.resolve("short.safetensors");
    Files.write(file, new byte[7]);
    assertRefused(file, "expected a safetensors file, found 7 bytes in all");
    Files.delete(file);
    assertRefused(file, "cannot be read: no such file");
    assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(ModelException.class);
  }

  @Test
  void damageAnywhereIsRefusedOrChangesNumbersOnly() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("a", StoredTensor.of(List.of(2L, 2L), 1f, 2f, 3f, 4f));
    tensors.put("b", StoredTensor.of(List.of(1L), 5L));
    new SafeTensors(tensors, Map.of("k", "v")).write(file);
    byte[] sound = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 1000; trial++) {
      byte[] damaged = Arrays.copyOf(sound, random.nextInt(4) > 0 ? sound.length : trial % 200);
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        assertThat(SafeTensors.read(file).tensors()).hasSizeBetween(1, 2);
      } catch (ModelException expected) {
        assertThat(expected.getMessage()).startsWith(file.toString());
        assertThat(expected.getMessage().lines()).hasSize(1);
      }
    }
  }

  @Test
  void aFailedWriteLeavesTheEarlierFileAndNothingElse() throws IOException {
    Path file = Files.createDirectories(folder.resolve("weights.safetensors/inside"));
    SafeTensors tensors = new SafeTensors(Map.of(), Map.of());

    assertThatThrownBy(() -> tensors.write(file.getParent()))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file.getParent() + ": cannot be written");
    assertThat(file).exists();
    assertThat(folder.toFile().list()).containsExactly("weights.safetensors");
    assertThatThrownBy(() -> tensors.write(folder.resolve("absent/x.safetensors")))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("no such directory: " + folder.resolve("absent"));
  }

  private Path file(long length, byte[] header, int dataBytes) throws IOException {
    String text = new String(header, StandardCharsets.UTF_8).replace('\'', '"');
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + header.length + dataBytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    bytes.put(text.getBytes(StandardCharsets.UTF_8));
    return Files.write(folder.resolve("damaged.safetensors"), bytes.array());
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(reason)
        .satisfies(refusal -> assertThat(refusal.getMessage().lines()).hasSize(1));
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
