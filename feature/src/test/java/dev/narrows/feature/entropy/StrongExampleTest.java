package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What docs/bitstream.md says of the strong profile in numbers. */
class StrongExampleTest {
  @Test
  void thePayloadOfTheExample() throws Exception {
    short[] symbols = {0, 3, 0, 5, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 4, 7, 2};
    FeatureShape shape = new FeatureShape(3, 2, 3);
    QuantizedTensor tensor = new QuantizedTensor(shape, 4, new MinMaxRange(-1, 3), symbols);
    byte[] payload = HexFormat.of().parseHex("d2dc0a6b6b467a");

    assertThat(new StrongCodec().encode(tensor)).isEqualTo(payload);
    assertThat(new StrongCodec().decode(payload, shape, 4)).isEqualTo(symbols);
  }

  @Test
  void theTablesOfTheLogisticFunction() {
    assertThat(checksum(0, 4095, Logistic::stretch)).isEqualTo(0xA8C0B7ED);
    assertThat(checksum(-2047, 2047, Logistic::squash)).isEqualTo(0x8A26C491);
  }

  private static int checksum(int from, int to, IntUnaryOperator table) {
    CRC32C crc = new CRC32C();
    for (int i = from; i <= to; i++) {
      int value = table.applyAsInt(i);
      crc.update(value >> 8);
      crc.update(value);
    }
    return (int) crc.getValue();
  }
}
