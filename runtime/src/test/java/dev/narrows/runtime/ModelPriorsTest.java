package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.MinMaxRange;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPriorsTest {
  @TempDir Path folder;

  @Test
  void aModelHasThemOrNot() throws IOException {
    ModelDirectory model = model();
    FeaturePriors priors = priors(model.description().bottleneck().channels());

    assertThat(ModelPriors.of(model)).isEmpty();
    assertThat(ModelPriors.of(model.with(ModelDirectory.Addition.PRIORS, priors.write())))
        .hasValue(priors);
  }

  @Test
  void damagedOnesAreNamed() throws IOException {
    byte[] bytes = priors(model().description().bottleneck().channels()).write();
    bytes[20] ^= 1;
    ModelDirectory model = model().with(ModelDirectory.Addition.PRIORS, bytes);

    assertThatThrownBy(() -> ModelPriors.of(model))
        .isInstanceOf(MalformedBitstreamException.class)
        .hasMessageContaining("features.priors: priors: damaged");
  }

  @Test
  void thoseOfAnotherNetworkAreRefused() throws IOException {
    int channels = model().description().bottleneck().channels();
    ModelDirectory model =
        model().with(ModelDirectory.Addition.PRIORS, priors(channels + 1).write());

    assertThatThrownBy(() -> ModelPriors.of(model))
        .isInstanceOf(MalformedBitstreamException.class)
        .hasMessageContaining("features.priors: expected priors of " + channels + " channels");
  }

  private ModelDirectory model() throws IOException {
    return SmallModel.write(folder.resolve("model"), DecoderStyle.LINEAR, 1);
  }

  private static FeaturePriors priors(int channels) {
    FeatureShape shape = new FeatureShape(channels, 2, 3);
    short[] symbols = new short[shape.elements()];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (short) (i * i % 200);
    }
    return FeaturePriors.fit(
        List.of(new QuantizedTensor(shape, 8, new MinMaxRange(0, 1), symbols)),
        FeaturePriors.FitProgress.NONE);
  }
}
