package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.codecs.FeatureCodecs;
import org.junit.jupiter.api.Test;

class CodecHelpTest {
  @Test
  void theHelpListsWhatThereIs() {
    assertThat(CodecHelp.FEATURE_CODECS).isEqualTo(String.join(", ", FeatureCodecs.usages()));
  }
}
