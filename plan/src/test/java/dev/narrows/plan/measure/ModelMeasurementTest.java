package dev.narrows.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.feature.UnknownCodecException;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.plan.Candidate;
import dev.narrows.plan.PlanException;
import dev.narrows.plan.Stage;
import dev.narrows.plan.Street;
import dev.narrows.plan.Way;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.EdgeRuntime;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModelMeasurementTest {
  private static final Set<Task> BASE = new TreeSet<>(Set.of(Task.SEGMENTATION, Task.DISPARITY));
  private static final Effort SHORT = new Effort(Duration.ZERO, 2);

  @Test
  void everyWayOfAModelWithLatentsIsMeasured() throws IOException {
    Trials trials = new Trials(List.of(), List.of(16, 56), List.of("png", "jpeg:75"));

    List<Candidate> found = measure(trials, BASE);

    assertThat(found)
        .extracting(Candidate::coding)
        .containsExactly(
            "–", "png", "jpeg:75", "latents:16", "latents:56", "latents:16+16", "latents:56+56");
    assertThat(found).extracting(Candidate::model).containsOnly("street");
    assertThat(names(found.get(0).device())).containsExactly("network");
    assertThat(found.get(0).cloud()).isEmpty();
    assertThat(names(found.get(1).device())).containsExactly("encode");
    assertThat(names(found.get(1).cloud())).containsExactly("decode", "network", "call");
    assertThat(names(found.get(3).device())).containsExactly("edge", "encode");
    assertThat(names(found.get(3).cloud())).containsExactly("decode", "tasks", "call");
    // Two rounds of two pictures.
    assertThat(found.get(3).device().get(0).time().runs()).isEqualTo(4);
  }

  @Test
  void theBytesAreThoseOfTheRuntimeAndTheCodecs() throws IOException {
    Trials trials = new Trials(List.of(), List.of(16), List.of("webp:75"));
    ModelDirectory model = ModelDirectory.open(Street.LATENTS);
    LatentTransport transport = LatentTransport.require(model);
    double base = 0;
    double webp = 0;
    try (EdgeRuntime edge = EdgeRuntime.open(model)) {
      for (Picture picture : Street.pictures()) {
        var latents = edge.features(picture.rgb(), picture.height(), picture.width(), 1);
        base += transport.encode(latents, List.of(16)).bytes() / 2.0;
        webp += PictureCodecs.parse("webp:75").encode(picture).length / 2.0;
      }
    }

    List<Candidate> found = measure(trials, BASE);

    assertThat(found.get(0).payload()).isZero();
    assertThat(found.get(1).payload()).isEqualTo(webp);
    assertThat(found.get(2).payload()).isEqualTo(base);
  }

  @Test
  void whatLosesNothingAgreesFully() throws IOException {
    Trials trials = new Trials(List.of(), List.of(0, 56), List.of("png"));

    List<Candidate> found = measure(trials, BASE);

    for (int same : new int[] {0, 1, 3}) {
      assertThat(found.get(same).agreement().segmentation()).hasValue(1);
      // Sums of floats in another order, by one thread and by several.
      assertThat(found.get(same).agreement().disparity().orElseThrow()).isCloseTo(0, within(1e-3));
    }
    assertThat(found.get(2).agreement().segmentation().orElseThrow()).isBetween(0.5, 0.999);
    assertThat(found.get(2).agreement().disparity().orElseThrow()).isGreaterThan(0.01);
  }

  @Test
  void theAccuracyIsThatOfTheModelsTable() throws IOException {
    AccuracyTable table = AccuracyTable.of(ModelDirectory.open(Street.LATENTS)).orElseThrow();
    Trials trials = new Trials(List.of(), List.of(16), List.of("png"));

    List<Candidate> found = measure(trials, Set.of(Task.SEGMENTATION));

    assertThat(found.get(0).accuracy()).isEqualTo(miou(table, 56));
    assertThat(found.get(1).accuracy()).isEmpty();
    assertThat(found.get(2).accuracy()).isEqualTo(miou(table, 16));
  }

  @Test
  void anAnswerTakesTheBytesOfItsMaps() throws IOException {
    Trials trials = new Trials(List.of(), List.of(16), List.of("png"));

    long classes = measure(trials, Set.of(Task.SEGMENTATION)).get(1).response();
    long both = measure(trials, BASE).get(1).response();

    // A byte a pixel, and four more of a float; names and shapes besides.
    assertThat(classes).isBetween(192L * 96, 192L * 96 + 400);
    assertThat(both - classes).isBetween(4L * 192 * 96, 4L * 192 * 96 + 200);
  }

  @Test
  void aModelWithFeaturesGoesThroughItsCodecs() throws IOException {
    try (SplitModel model = SplitModel.open(Street.FEATURES, "features")) {
      List<Trial> usual = new Trials(List.of(), List.of(), List.of("png")).of(model, BASE);
      assertThat(usual).hasSize(8);
      Trials trials = new Trials(List.of("native:fast", "clip:3/png"), List.of(), List.of("png"));

      List<Candidate> found =
          ModelMeasurement.measure(
              model, BASE, Street.pictures(), trials.of(model, BASE), SHORT, (done, last) -> {});

      assertThat(found)
          .extracting(Candidate::coding)
          .containsExactly("–", "png", "native:fast", "clip:3/png");
      assertThat(found).extracting(Candidate::way).contains(Way.FEATURES);
      assertThat(found).allMatch(candidate -> candidate.accuracy().isEmpty());
    }
  }

  @Test
  void whatCannotBeTriedIsRefused() throws IOException {
    try (SplitModel model = SplitModel.open(Street.LATENTS, "street")) {
      assertThatThrownBy(() -> new Trials(List.of(), List.of(57), List.of()).of(model, BASE))
          .isInstanceOf(PlanException.class)
          .hasMessageStartingWith("rate: expected 0 to 56 of");
      assertThatThrownBy(() -> new Trials(List.of(), List.of(), List.of("gif")).of(model, BASE))
          .isInstanceOf(UnknownCodecException.class);
    }
  }

  private static List<Candidate> measure(Trials trials, Set<Task> tasks) throws IOException {
    try (SplitModel model = SplitModel.open(Street.LATENTS, "street")) {
      return ModelMeasurement.measure(
          model, tasks, Street.pictures(), trials.of(model, tasks), SHORT, (done, last) -> {});
    }
  }

  private static Map<AccuracyMetric, Double> miou(AccuracyTable table, int rate) {
    return table.rows().stream()
        .filter(row -> row.rate() == rate && row.layers() == 1)
        .findFirst()
        .map(row -> Map.of(AccuracyMetric.MIOU, row.accuracy().get(AccuracyMetric.MIOU)))
        .orElseThrow();
  }

  private static List<String> names(List<Stage> stages) {
    return stages.stream().map(Stage::name).toList();
  }
}
