package dev.narrows.cli;

import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.runtime.AccuracyMetric;
import dev.narrows.runtime.AccuracyTable;
import dev.narrows.runtime.LatentTransport;
import java.io.IOException;
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
        paramLabel = "N",
        description = {
          "Of a model with learned latents: the rate, from 0, the coarsest (default: the middle one;"
              + " with --max-bytes the finest that fits)."
        })
    private Integer number;

    @Option(
        names = "--target",
        paramLabel = "METRIC=VALUE",
        converter = AccuracyTarget.Converter.class,
        description = {
          "Of a model with learned latents: the coarsest rate that was measured to reach miou=VALUE,"
              + " disparity_rmse=VALUE or psnr=VALUE on validation data."
        })
    private AccuracyTarget target;
  }

  /** The tasks to serve. */
  TasksOption tasks() {
    return tasks;
  }

  /** The first of these options that is given; empty if none is. */
  Optional<String> given() {
    if (rate.number != null || rate.target != null) {
      return Optional.of(rate.number != null ? "--rate" : "--target");
    }
    return tasks.given() ? Optional.of("--tasks") : Optional.empty();
  }

  /**
   * Says what is wrong in the options before anything is opened.
   *
   * @param limited whether there is a limit of bytes too
   */
  void check(boolean limited) {
    if (limited && (rate.number != null || rate.target != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "expected one of --rate, --target and --max-bytes, found --max-bytes and "
              + given().orElseThrow());
    }
  }

  /**
   * The rate asked for, the middle one if none is.
   *
   * @param layers how many are sent
   * @throws UnreachableTargetException if no measured rate reaches the target
   * @throws ModelException if the model has no table of what its rates reach, or one of another
   */
  int rate(ModelDirectory model, LatentTransport transport, int layers) throws IOException {
    int finest = transport.rates() - 1;
    if (rate.target != null) {
      int reaching = reaching(rate.target, model, layers);
      if (reaching > finest) {
        throw new ModelException(
            model.path()
                + ": accuracy.json: expected rates of at most %d, found %d"
                    .formatted(finest, reaching));
      }
      return reaching;
    }
    if (rate.number == null) {
      return finest / 2;
    }
    if (rate.number < 0 || rate.number > finest) {
      throw new ParameterException(
          spec.commandLine(), "--rate: expected 0 to %d, found %d".formatted(finest, rate.number));
    }
    return rate.number;
  }

  private int reaching(AccuracyTarget target, ModelDirectory model, int layers) throws IOException {
    AccuracyMetric metric = target.metric();
    Architecture network = model.description().network();
    if (network.decoders().containsKey(metric.task()) && network.layersOf(metric.task()) > layers) {
      throw new ParameterException(
          spec.commandLine(),
          "--target %s: expected %s among --tasks, found none"
              .formatted(metric.key(), metric.task().label()));
    }
    AccuracyTable table =
        AccuracyTable.of(model)
            .orElseThrow(
                () ->
                    new ModelException(
                        model.path()
                            + ": expected accuracy.json for --target, found none: 'narrows"
                            + " evaluate --update-table' measures it"));
    return table.coarsestReaching(metric, target.value(), layers);
  }
}
