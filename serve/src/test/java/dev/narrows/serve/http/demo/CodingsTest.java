package dev.narrows.serve.http.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodingsTest {
  private static final Path FEATURES = Path.of("../models/street-features");
  private static final Path LATENTS = Path.of("../models/street");

  @Test
  void allThatIsOfferedIsTaken() throws IOException {
    ModelDirectory model = ModelDirectory.open(FEATURES);
    Codings codings = Codings.of(model);

    assertThat(codings.codecs()).first().isEqualTo("native:trained");
    for (String codec : codings.codecs()) {
      for (String quantizer : codings.quantizers()) {
        for (int bits = Codings.MIN_BITS; bits <= Codings.MAX_BITS; bits++) {
          Optional<String> named = Optional.of(quantizer + ":" + bits);
          assertThat(codings.coding(model, Optional.of(codec), named).codec()).isPresent();
        }
      }
    }
  }

  @Test
  void nothingElseIs() throws IOException {
    ModelDirectory model = ModelDirectory.open(FEATURES);
    Codings codings = Codings.of(model);

    assertThatThrownBy(() -> codings.coding(model, Optional.of("xz:9e"), Optional.empty()))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("codec: expected one of")
        .hasMessageContaining("found 'xz:9e'");
    assertThatThrownBy(() -> codings.coding(model, Optional.empty(), Optional.of("clip:9")))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("2 to 8 bits");
  }

  @Test
  void ratesAreThoseOfTheModel() throws IOException {
    Rates rates = Rates.of(ModelDirectory.open(LATENTS));

    assertThat(rates.number()).isEqualTo(57);
    Set<Task> base = Set.of(Task.DISPARITY);
    Set<Task> both = Set.of(Task.DISPARITY, Task.RECONSTRUCTION);
    assertThat(rates.coding(base, List.of()).rates()).containsExactly(14);
    assertThat(rates.coding(base, List.of(8, 56)).rates()).containsExactly(8);
    assertThat(rates.coding(both, List.of(8, 56)).rates()).containsExactly(8, 56);
    assertThat(rates.coding(both, List.of(56)).rates()).containsExactly(56);
    assertThatThrownBy(() -> rates.coding(base, List.of(8, 57)))
        .isInstanceOf(DemoException.class)
        .hasMessage("rate: expected 0 to 56, found 57");
  }
}
