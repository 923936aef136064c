package dev.narrows.cli.info;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.ModelIdentity;
import dev.narrows.model.ArchitectureSpec;
import dev.narrows.model.Layer;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Parameter;
import dev.narrows.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model directory. */
final class ModelFacts {
  private ModelFacts() {}

  static Facts of(Path folder) throws ModelException {
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
                model.tasks().stream().map(ModelFacts::task).collect(Collectors.joining(", ")))
            .add("parameters, edge", parameters(model.network().encoder()));
    for (var decoder : model.network().decoders().entrySet()) {
      facts.add("parameters, " + decoder.getKey().label(), parameters(decoder.getValue()));
    }
    facts.add("identity", ModelIdentity.ofSha256(directory.identity()));
    directory.provenance().forEach((key, value) -> facts.add(key, value));
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
        + model.bottleneck().quantizer()
        + " quantised to "
        + model.bottleneck().bits()
        + " bits";
  }

  private static String task(ModelDescription.TaskOutput output) {
    return output.task() == Task.SEGMENTATION
        ? output.task().label() + " into " + output.classes().size() + " classes"
        : output.task().label();
  }

  private static String parameters(List<Layer> layers) {
    long elements = Parameter.of(layers).stream().mapToLong(Parameter::elements).sum();
    return String.format(Locale.ROOT, "%,d", elements);
  }
}
