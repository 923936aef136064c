package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tiny model with learned latents, trained by the command on scenes in files. */
final class LearnedModel {
  private LearnedModel() {}

  /** Generates the scenes: 6 to train on, 3 to measure on. */
  static void scenes(Path folder) {
    CommandRun run =
        CommandRun.of(
            "scenes", "--out", folder, "--train", 6, "--val", 3, "--size", "64x32", "--seed", 1);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** Three channels of base layer, four of detail layer; nine rates, of which two are trained. */
  static CommandRun train(Path scenes, Path run) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--config", TinyConfig.file()));
    for (String setting :
        List.of(
            "data.dataset=" + scenes,
            "network.latents.entropy_model=context",
            "network.latents.base_channels=3",
            "network.latents.detail_channels=4",
            "network.latents.detail_width=4",
            "network.latents.rates=2",
            "loss.latents.base_weights=[0.5, 0.1]",
            "loss.latents.detail_weights=[0.3, 0.05]",
            "loss.latents.shares=[1, 1]",
            "loss.latents.warmup=1")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--out", run));
    return CommandRun.of(arguments.toArray());
  }
}
