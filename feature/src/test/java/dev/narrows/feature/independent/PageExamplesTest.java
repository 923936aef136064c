package dev.narrows.feature.independent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** The examples of docs/bitstream.md and what it gives to compare with, without the product. */
class PageExamplesTest {
  private static final IndependentDecoder DECODER = new IndependentDecoder(Optional.empty());

  @Test
  void theBitstream() throws Exception {
    byte[] bitstream =
        bytes(
            "8E4E5257 02 23 06 000102030405060708090A0B0C0D0E0F 03726177 08 010203 00 08"
                + "BF800000 40400000 01 003366 99CCFF E1D11D50");

    IndependentDecoder.Decoded decoded = DECODER.decode(bitstream);

    assertThat(decoded.container().model()).isEqualTo("000102030405060708090a0b0c0d0e0f");
    assertThat(decoded.symbols()).containsExactly(0, 51, 102, 153, 204, 255);
    assertThat(decoded.features()).containsExactly(-1f, -0.2f, 0.6f, 1.4f, 2.2f, 3f);
  }

  @Test
  void theFastPayload() throws Exception {
    byte[] payload = bytes("00000AFFFFFFC5 2BA50000 5878 01");
    assertThat(Fast.decode(payload, new Shape(1, 2, 3), 8)).containsExactly(0, 0, 9, 0, 0, 12);
  }

  @Test
  void theStrongPayload() throws Exception {
    List<Prior> none = List.of(Prior.ZERO, Prior.ZERO, Prior.ZERO);
    assertThat(Strong.decode(bytes("D2DC0A6B6B467A"), new Shape(3, 2, 3), 4, none))
        .containsExactly(0, 3, 0, 5, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 4, 7, 2);
  }

  @Test
  void theTables() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Container.checksum(digits, digits.length)).isEqualTo(0xE3069283);
    assertThat(List.of(0, 1, 1000, 2048, 4095))
        .map(Logistic::stretch)
        .containsExactly(-2047, -2047, -292, 0, 2047);
    assertThat(List.of(-2047, 100, 2047)).map(Logistic::squash).containsExactly(22, 39038, 65514);
    assertThat(checksum(0, 4095, Logistic::stretch)).isEqualTo(0xA8C0B7ED);
    assertThat(checksum(-2047, 2047, Logistic::squash)).isEqualTo(0x8A26C491);
  }

  private static int checksum(int from, int to, IntUnaryOperator table) {
    byte[] bytes = new byte[2 * (to - from + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (table.applyAsInt(from + i / 2) >> (i % 2 == 0 ? 8 : 0));
    }
    return Container.checksum(bytes, bytes.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
