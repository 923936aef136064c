package dev.narrows.feature.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The format is frozen: today's payloads are those of yesterday, on every virtual machine. A
 * difference here means that bitstreams in the field can no longer be decoded.
 */
class GoldenPayloadsTest {
  private static final int THREADS = 4;

  @Test
  void payloadsAreThoseOfTheFirstRelease() throws Exception {
    assertThat(GoldenPayloads.lines()).isEqualTo(expected());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(GoldenPayloads::lines));
      }
      for (Future<List<String>> result : results) {
        assertThat(result.get()).isEqualTo(expected());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterpreterGivesTheSame() throws Exception {
    OtherJvm here = OtherJvm.ofThisProcess();
    assertThat(here.lines(GoldenPayloads.class, "-Xint")).isEqualTo(expected());
  }

  @Test
  void anotherVersionOfJavaGivesTheSame() throws Exception {
    List<OtherJvm> others = OtherJvm.besideThisOne();
    assumeThat(others).as("other Java versions beside this one").isNotEmpty();
    for (OtherJvm other : others) {
      assertThat(other.lines(GoldenPayloads.class)).as("%s", other).isEqualTo(expected());
    }
  }

  private static List<String> expected() throws IOException {
    String name = "golden-payloads.txt";
    try (InputStream in = GoldenPayloadsTest.class.getResourceAsStream(name)) {
      assertThat(in).as(Path.of(name).toString()).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
