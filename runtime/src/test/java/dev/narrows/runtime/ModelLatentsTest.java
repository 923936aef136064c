package dev.narrows.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.latent.LatentLayers;
import dev.narrows.latent.LatentModel;
import dev.narrows.latent.LatentParameters;
import dev.narrows.model.ArchitectureSpec.DecoderStyle;
import dev.narrows.model.LatentParameterNames;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLatentsTest {
  @TempDir Path folder;

  @Test
  void aModelHasTheTablesThatWereAdded() throws IOException {
    ModelDirectory model = learned();
    LatentModel tables = LatentModel.of(ModelLatents.parameters(model));

    LatentModel found =
        ModelLatents.of(model.with(ModelDirectory.Addition.LATENTS, tables.write())).orElseThrow();

    assertThat(found.write()).isEqualTo(tables.write());
    assertThat(found.layers().channels()).containsExactly(3, 4);
    assertThat(found.rates()).isEqualTo(9);
  }

  @Test
  void theParametersAreTheRowsOfTheWeights() throws IOException {
    ModelDirectory model = learned();
    float[] gains = model.weights().values().get(LatentParameterNames.LOG_GAIN);

    LatentParameters parameters = ModelLatents.parameters(model);

    assertThat(parameters.rates()).isEqualTo(2);
    assertThat(parameters.logGain()[0]).isEqualTo(Arrays.copyOf(gains, 7));
    assertThat(parameters.logGain()[1]).isEqualTo(Arrays.copyOfRange(gains, 7, 14));
  }

  @Test
  void aModelWithoutLatentsHasNone() throws IOException {
    ModelDirectory plain = SmallModel.write(folder.resolve("plain"), DecoderStyle.LINEAR, 1);

    assertThat(ModelLatents.of(plain)).isEmpty();
    assertThatThrownBy(() -> ModelLatents.parameters(plain))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aModelWhoseTrainingHasNotEndedSaysSo() throws IOException {
    ModelDirectory model = learned();
    ModelDirectory bare =
        ModelDirectory.write(
            folder.resolve("bare"), model.description(), model.provenance(), model.weights());

    assertThatThrownBy(() -> ModelLatents.of(bare))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("bare: expected latents.tables, found none");
  }

  @Test
  void damagedTablesAreNamed() throws IOException {
    ModelDirectory model = learned();
    byte[] bytes = LatentModel.of(ModelLatents.parameters(model)).write();
    bytes[40] ^= 1;
    ModelDirectory damaged = model.with(ModelDirectory.Addition.LATENTS, bytes);

    assertThatThrownBy(() -> ModelLatents.of(damaged))
        .isInstanceOf(MalformedBitstreamException.class)
        .hasMessageContaining("latents.tables: ");
  }

  @Test
  void tablesOfOtherLayersAreRefused() throws IOException {
    ModelDirectory model = learned();
    LatentParameters own = ModelLatents.parameters(model);
    LatentParameters other =
        new LatentParameters(
            new LatentLayers(List.of(4, 3)),
            own.logGain(),
            own.logInverseGain(),
            own.meanBias(),
            own.scaleBias(),
            own.meanWeights(),
            own.scaleWeights());
    byte[] tables = LatentModel.of(other).write();
    ModelDirectory mixed = model.with(ModelDirectory.Addition.LATENTS, tables);

    assertThatThrownBy(() -> ModelLatents.of(mixed))
        .isInstanceOf(MalformedBitstreamException.class)
        .hasMessageContaining("latents.tables: expected layers of [3, 4], found");
  }

  private ModelDirectory learned() throws IOException {
    return SmallModel.writeLearned(folder.resolve("model"), 1);
  }
}
