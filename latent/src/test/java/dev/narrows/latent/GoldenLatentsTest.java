package dev.narrows.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Models and payloads are those of yesterday, on every virtual machine. A difference here means
 * that bitstreams in the field can no longer be decoded.
 */
class GoldenLatentsTest {
  @Test
  void payloadsAreThoseOfTheFirstRelease() throws Exception {
    assertThat(GoldenLatents.lines()).isEqualTo(expected());
  }

  @Test
  void anInterpreterGivesTheSame() throws Exception {
    OtherJvm here = OtherJvm.ofThisProcess();
    assertThat(here.lines(GoldenLatents.class, "-Xint")).isEqualTo(expected());
  }

  @Test
  void anotherVersionOfJavaGivesTheSame() throws Exception {
    List<OtherJvm> others = OtherJvm.besideThisOne();
    assumeThat(others).as("other Java versions beside this one").isNotEmpty();
    for (OtherJvm other : others) {
      assertThat(other.lines(GoldenLatents.class)).as("%s", other).isEqualTo(expected());
    }
  }

  private static List<String> expected() throws IOException {
    try (InputStream in = GoldenLatentsTest.class.getResourceAsStream("golden-latents.txt")) {
      assertThat(in).as("golden-latents.txt").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
