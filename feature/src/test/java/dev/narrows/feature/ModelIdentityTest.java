package dev.narrows.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdentityTest {
  @Test
  void isTheStartOfADigest() throws Exception {
    byte[] text = "abc".getBytes(StandardCharsets.US_ASCII);
    // The digest of "abc" is in FIPS 180-4's examples: ba7816bf 8f01cfea 414140de 5dae2223 ...
    assertThat(ModelIdentity.ofSha256(MessageDigest.getInstance("SHA-256").digest(text)))
        .hasToString("ba7816bf8f01cfea414140de5dae2223");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ba7816bf8f01cfea414140de5dae222", "BA7816BF8F01CFEA414140DE5DAE2223"})
  void isNothingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelIdentity(text));
  }

  @Test
  void needsAWholeDigest() {
    assertThatIllegalArgumentException().isThrownBy(() -> ModelIdentity.ofSha256(new byte[16]));
  }
}
