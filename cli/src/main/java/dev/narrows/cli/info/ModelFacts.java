package dev.narrows.cli.info;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.NetworkCost;
import dev.narrows.model.Task;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A model directory. */
final class ModelFacts {
  private ModelFacts() {}

  static Facts of(Path folder) throws IOException {
    ModelDirectory directory = ModelDirectory.open(folder);
    ModelDescription model = directory.description();
    ArchitectureSpec spec = model.architecture();
    Facts facts =
        new Facts(folder + ": model, every file as its hash says")
            .add(
                "network",
                "ResNet stages of "
                    + spec.blocks()
                    + " blocks, width "
                    + spec.width()
                    + ", decoders "
                    + spec.decoderStyle().name().toLowerCase(Locale.ROOT))
            .add("picture", model.input().width() + "x" + model.input().height())
            .add("features", features(model))
            .add(
                "tasks",
                model.tasks().stream().map(ModelFacts::task).collect(Collectors.joining(", ")));
    NetworkCost cost =
        NetworkCost.of(model.network(), model.input().height(), model.input().width());
    facts.add("edge", cost.edge());
    if (model.learned()) {
      LatentModelFacts.add(facts, directory, cost);
    }
    cost.cloud().forEach((task, part) -> facts.add("cloud, " + task.label(), part));
    if (!model.learned()) {
      facts.add("priors", ModelPriors.of(directory).map(FeaturePriors::toString).orElse("none"));
    }
    facts.add("identity", ModelIdentity.ofSha256(directory.identity()));
    addAll(facts, "", directory.provenance());
    return facts;
  }

  private static String features(ModelDescription model) {
    int stride = model.bottleneck().stride();
    FeatureShape shape =
        new FeatureShape(
            model.bottleneck().channels(),
            model.input().height() / stride,
            model.input().width() / stride);
    return shape
        + " (channels x height x width), "
        + (model.learned()
            ? "learned latents"
            : model.bottleneck().quantizer()
                + " quantised to "
                + model.bottleneck().bits()
                + " bits");
  }

  private static String task(ModelDescription.TaskDescription output) {
    return output.task() == Task.SEGMENTATION
        ? output.task().label() + " into " + output.classes().size() + " classes"
        : output.task().label();
  }

  private static void addAll(Facts facts, String path, Map<?, ?> values) {
    values.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> below) {
            addAll(facts, path + key + ".", below);
          } else {
            facts.add(path + key, value);
          }
        });
  }
}
