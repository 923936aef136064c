package dev.narrows.cli;

import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.Task;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which learned latents are sent, and at which rate. */
final class LatentOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup private Rate rate = new Rate();

  @Mixin private TasksOption tasks;

  /** One of the two. */
  static final class Rate {
    @Option(
        names = "--rate",
        split = ",",
        paramLabel = "N",
        description = {
          "Of a model with learned latents: the rate, from 0, the coarsest; one for all layers, or one"
              + " for each that is sent, the base layer's first, such as 8,40 (default: a quarter"
              + " of the finest; with --max-bytes the finest that fits)."
        })
    private List<Integer> numbers = List.of();

    @Option(
        names = "--target",
        split = ",",
        paramLabel = "METRIC=VALUE",
        converter = AccuracyTarget.Converter.class,
        description = {
          "Of a model with learned latents: for each layer the coarsest rate that was measured to"
              + " reach miou=VALUE, disparity_rmse=VALUE or psnr=VALUE on validation data; rate 0"
              + " where no target is about the layer."
        })
    private List<AccuracyTarget> targets = List.of();
  }

  /** The tasks to serve. */
  TasksOption tasks() {
    return tasks;
  }

  /** The first of these options that is given; empty if none is. */
  Optional<String> given() {
    if (rateGiven()) {
      return Optional.of(rate.targets.isEmpty() ? "--rate" : "--target");
    }
    return tasks.given() ? Optional.of("--tasks") : Optional.empty();
  }

  private boolean rateGiven() {
    return !rate.numbers.isEmpty() || !rate.targets.isEmpty();
  }

  /**
   * Says what is wrong in the options before anything is opened.
   *
   * @param limited whether there is a limit of bytes too
   */
  void check(boolean limited) {
    if (limited && rateGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one of --rate, --target and --max-bytes, found --max-bytes and "
              + given().orElseThrow());
    }
  }

  /**
   * The rates asked for, the usual ones if none are.
   *
   * @param layers how many are sent
   * @return one for each of them
   * @throws UnreachableTargetException if no measured rate reaches a target
   * @throws ModelException if the model has no table of what its rates reach, or one of another
   */
  List<Integer> rates(ModelDirectory model, LatentTransport transport, int layers)
      throws IOException {
    int finest = transport.rates() - 1;
    if (!rate.targets.isEmpty()) {
      return reaching(model, layers, finest);
    }
    if (rate.numbers.isEmpty()) {
      return Collections.nCopies(layers, transport.usualRate());
    }
    for (int number : rate.numbers) {
      if (number < 0 || number > finest) {
        throw new ParameterException(
            spec.commandLine(), "--rate: expected 0 to %d, found %d".formatted(finest, number));
      }
    }
    if (rate.numbers.size() == 1) {
      return Collections.nCopies(layers, rate.numbers.get(0));
    }
    if (rate.numbers.size() != layers) {
      throw new ParameterException(
          spec.commandLine(),
          "--rate: expected one, or one for each of %d layers, found %d"
              .formatted(layers, rate.numbers.size()));
    }
    return rate.numbers;
  }

  private List<Integer> reaching(ModelDirectory model, int layers, int finest) throws IOException {
    AccuracyTable table =
        AccuracyTable.of(model)
            .orElseThrow(
                () ->
                    new ModelException(
                        model.path()
                            + ": expected accuracy.json for --target, found none: 'narrows"
                            + " evaluate --update-table' measures it"));
    List<Integer> rates = new ArrayList<>(Collections.nCopies(layers, 0));
    for (AccuracyTarget target : rate.targets) {
      int layer = layerOf(target, model, layers);
      int reaching = table.coarsestReaching(target.metric(), target.value(), layer + 1);
      if (reaching > finest) {
        throw new ModelException(
            model.path()
                + ": accuracy.json: expected rates of at most %d, found %d"
                    .formatted(finest, reaching));
      }
      rates.set(layer, Math.max(rates.get(layer), reaching));
    }
    return rates;
  }

  /** The layer, from 0, that a target is about. */
  private int layerOf(AccuracyTarget target, ModelDirectory model, int layers) {
    Task task = target.metric().task();
    Architecture network = model.description().network();
    int layer = network.decoders().containsKey(task) ? network.layersOf(task) - 1 : 0;
    if (layer >= layers) {
      throw new ParameterException(
          spec.commandLine(),
          "--target %s: expected %s among --tasks, found none"
              .formatted(target.metric().key(), task.label()));
    }
    return layer;
  }
}
