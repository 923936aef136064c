package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate | 'frobnicate'",
        "--frobnicate | '--frobnicate'",
        "info | FILE",
        "info missing.nrw | missing.nrw: expected a file or folder, found none",
        "train | expected --out RUN",
        "train --config missing.yaml --out RUN | missing.yaml: expected a file",
        "train --set seed=one --out RUN | seed: expected a whole number, found 'one'",
        "train --set data.dataset=missing --out RUN | missing: expected the folder of a dataset",
        "train --set data.width=100 --out RUN | data.width: expected a multiple",
        "train --device tpu --out RUN | device.kind: expected one of cpu, cuda, found 'tpu'",
        "train --seed x --out RUN | seed: expected a whole number, found 'x'",
        "encode --model missing picture.png -o RUN | missing: expected a model directory",
        "encode --model missing --codec gif picture.png -o RUN | unknown feature codec 'gif'",
        "encode --model missing --codec jpeg:101 p.png -o RUN | expected a quality from 1 to 100",
        "encode --model missing --quantizer clap p.png -o RUN | unknown quantiser 'clap': expected",
        "encode --model missing --quantizer clip:0 p.png -o RUN | expected bits from 1 to 16",
        "encode --model missing --layers 0,8 p.png -o RUN | --layers: expected at least one"
            + " channel",
        "encode --model missing --layers a p.png -o RUN | 'a' is not an int",
        "encode --model missing --max-bytes few p.png -o RUN | 'few' is not a long",
        "encode --model m --max-bytes 1 --max-error 1 p.png -o RUN | mutually exclusive",
        "encode --model missing --target miou p.png -o RUN | expected such as miou=0.44,"
            + " disparity_rmse",
        "encode --model missing --rate x p.png -o RUN | 'x' is not an int",
        "encode --model missing --rate 1 --max-bytes 9 p.png -o RUN | expected one of --rate,"
            + " --target",
        "decode --model missing --tasks depth picture.nrw -o RUN | 'depth'",
        "evaluate --model missing --data . --rates x --out RUN | 'x' is not an int",
        "send p.png --model missing | Missing required option: '--server=HOST:PORT'",
        "send p.png --server a:1 --model missing | missing: expected a model directory",
        "send p.png --server a:1 --model m --fps 0 | --fps: expected above 0, found 0",
        "send p.png --server a:1 --model m --drop some | OLDEST, NEWEST, NONE",
        "send - --server a:1 --model m --repeat 2 | --repeat: expected 1 for standard input, found"
            + " 2",
        "send p.png --server a:1 --model m --deadline 5 | expected a time such as 20ms",
        "send p.png --server a:1 --model m --rate 1 --max-bytes 9 | expected one of --rate",
        "decode --model missing picture.nrw -o RUN | missing: expected a model directory",
        "scenes --out RUN --size 192 | '--size': expected such as 192x96, found '192'",
        "scenes --out RUN --train 0 | expected at least one scene, found 0",
        "scenes --out RUN --val many | 'many' is not an int",
        "evaluate --model missing --data . --out RUN | missing: expected a model directory",
        "evaluate --model missing --data . --codec png,bmp --out RUN | feature codec 'bmp'",
        "evaluate --model missing --data . --codec clip:99/png --out RUN | bits from 1 to 16",
        "evaluate --model missing --data . --offload webp:101 --out RUN | 0 to 100",
        "evaluate --model missing --data . --split all --out RUN | 'all'",
        "report missing.json --out RUN | missing.json: expected a file",
        "reproduce --set loss.rate.on=none --out RUN | loss.rate.on: expected normalized or raw",
        "reproduce --only learned --out RUN | --only: expected one of baseline, compressible",
        "reproduce --study --jobs 0 --out RUN | --jobs: expected 1 or more, found 0",
        "reproduce --study --only all --out RUN | --only: expected one of baseline, compressible",
        "reproduce --set data.dataset=missing --out RUN | missing: expected the folder",
        "reproduce --set data.width=100 --out RUN | data.width: expected a multiple",
        "reproduce --set data.dataset=scenes:all --out RUN | expected such as scenes:train=",
        "reproduce --set evaluation.codecs=[png,jpeg:0] --out RUN | expected a quality from 1",
        "priors --model missing --data . | missing: expected a model directory",
        "priors --tensors missing --out RUN | missing: expected a file or folder",
        "priors --tensors . | --out",
        "priors --model m --data d --tensors t --out RUN | mutually exclusive",
        "priors --model m --data d --limit 0 | --limit: expected at least 1, found 0",
        "encode --model missing --codec native:weak p.png -o RUN | expected one of native:strong",
        "encode --model missing --codec native:trained p.png -o RUN | missing: expected a model",
        "evaluate --model missing --data . --codec native:trained --out RUN | missing: expected a",
        "pack missing.npy -o RUN --priors missing | missing.npy: expected a file",
        "unpack missing.nrw -o RUN --layer one | 'one' is not an int",
        "unpack missing.nrw -o RUN --layer 0 | missing.nrw: expected a file",
        "unpack missing.nrw -o RUN --priors p --model m | mutually exclusive",
        "features --model missing --data . --out RUN | missing: expected a model directory",
        "features --data . --out RUN | --model",
        "pack missing.npy -o RUN | missing.npy: expected a file",
        "pack missing.npy -o RUN --codec zstd:23 | expected a level from 1 to 22",
        "unpack missing.nrw -o RUN | missing.nrw: expected a file",
        "bench codecs --tensors missing --json RUN | missing: expected a file or folder",
        "bench codecs --tensors x --model y --data z | --tensors",
        "bench frobnicate | 'frobnicate'",
        "bdrate one.json | expected two results",
        "bdrate --csv x --anchor a | --test",
        "bdrate one.json two.json | one.json: expected a file",
      })
  void whatIsWrongIsSaidInOneLineAndLeavesNothingBehind(String arguments, String expected)
      throws IOException {
    Path run = folder.resolve("run");
    CommandRun result =
        CommandRun.of((Object[]) arguments.replace("RUN", run.toString()).split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("narrows: ").contains(expected);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
    assertThat(run).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun result = CommandRun.of("scenes", "--out", file.resolve("below"), "--train", "1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines().filter(line -> line.startsWith("narrows: "))).hasSize(1);
    assertThat(result.err()).contains(file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reproduce",
        "scenes",
        "train",
        "priors",
        "encode",
        "decode",
        "info",
        "evaluate",
        "bdrate",
        "report",
        "features",
        "pack",
        "unpack",
        "bench",
        "bench codecs",
        "plan"
      })
  void everyCommandExplainsItself(String command) {
    CommandRun result = CommandRun.of((Object[]) (command + " --help").split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: narrows " + command, "Example");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void withoutArgumentsTheCommandsAreListed() {
    CommandRun result = CommandRun.of();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("train", "encode", "decode", "Exit codes");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(CommandRun.of("--version").out()).matches("(?s)narrows \\d+\\.\\d+\\.\\d+.*Java.*");
  }
}
