package dev.narrows.cli.reproduce;

import dev.narrows.cli.progress.Interruption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains and measures models of an experiment side by side, each in a process of its own, as random
 * numbers and threads of libtorch are the process's. The networks are so small that a second thread
 * hardly makes one training faster, while two trainings of one thread each hardly disturb each
 * other.
 */
final class SideBySide {
  /**
   * By the custom of shells, of a process that was told to stop from the keyboard or by a signal.
   */
  private static final List<Integer> STOPPED = List.of(130, 143);

  /** Names the process without which one that trains a model has no purpose. */
  private static final String STARTER = "narrows.starter";

  /** What each process does on its own when it is told to stop takes less. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ExperimentFolder folder;
  private final PrintWriter terminal;
  private final int jobs;
  private final Class<?> program;
  private final List<String> command;
  private final List<Process> running = new ArrayList<>();
  private boolean stopped;

  /**
   * @param folder the experiment's, which holds its configuration and data
   * @param terminal where the processes' lines are shown
   * @param jobs how many models at a time
   * @param program whose main method takes a command line
   * @param command which {@code --only} makes one of one model
   */
  SideBySide(
      ExperimentFolder folder,
      PrintWriter terminal,
      int jobs,
      Class<?> program,
      List<String> command) {
    this.folder = folder;
    this.terminal = terminal;
    this.jobs = jobs;
    this.program = program;
    this.command = command;
  }

  /**
   * Ends this process in order when the one that started it to train a model is gone, however that
   * ended: another call would train the same model beside it.
   */
  static void endWithStarter() {
    Long starter = Long.getLong(STARTER);
    if (starter != null) {
      CompletableFuture<?> gone =
          ProcessHandle.of(starter)
              .<CompletableFuture<?>>map(ProcessHandle::onExit)
              .orElse(CompletableFuture.completedFuture(null));
      var unused = gone.thenRunAsync(() -> System.exit(STOPPED.get(1)));
    }
  }

  /**
   * Runs models to their end.
   *
   * @return false if it was told to stop before
   * @throws IOException if one fails; the others are stopped
   */
  boolean run(List<String> models) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try (Interruption interruption =
        new Interruption(this::stop, PATIENCE, "stopped before the trainings have ended")) {
      List<Future<Integer>> ends = new ArrayList<>();
      models.forEach(model -> ends.add(pool.submit(() -> end(model))));
      boolean all = true;
      for (int i = 0; i < models.size(); i++) {
        int code = get(ends.get(i));
        all &= code == 0;
        if (code != 0 && !STOPPED.contains(code)) {
          throw new IOException(
              (models.get(i) + ": failed with exit code " + code) + "; what it said stands above");
        }
      }
      return all;
    } finally {
      stop();
      pool.shutdownNow();
    }
  }

  private static int get(Future<Integer> end) throws IOException {
    try {
      return end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return STOPPED.get(0);
    } catch (ExecutionException e) {
      throw new IOException("training side by side: " + e.getCause().getMessage(), e);
    }
  }

  /** Runs one model and waits for its exit code; whatever is not 0 stops the others too. */
  private int end(String model) throws IOException, InterruptedException {
    Process process = start(model);
    if (process == null) {
      return STOPPED.get(0);
    }
    int code = STOPPED.get(0);
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Its phases are not those of the whole.
        if (!line.startsWith("[")) {
          terminal.println(line);
        }
      }
      code = process.waitFor();
    } finally {
      if (code != 0) {
        stop();
      }
    }
    return code;
  }

  /** Starts one model; null after {@link #stop}. */
  private synchronized Process start(String model) throws IOException {
    if (stopped) {
      return null;
    }
    ProcessBuilder builder = new ProcessBuilder(command(model));
    // Not on the command line: ONNX Runtime 1.29 does not bear one of some thousand characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads()));
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    running.add(process);
    return process;
  }

  private synchronized void stop() {
    stopped = true;
    // By its handle: Process.destroy would close the stream of its last lines.
    running.forEach(process -> process.toHandle().destroy());
  }

  /** This program, with as many of the processors as are a model's share. */
  private List<String> command(String model) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Dnarrows.terminal"))
        .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent"))
        .forEach(line::add);
    line.add("-XX:ActiveProcessorCount=" + threads());
    line.add("-D" + STARTER + "=" + ProcessHandle.current().pid());
    line.add(program.getName());
    line.addAll(command);
    line.addAll(List.of("--only", model, "--config", folder.configuration().toString()));
    line.addAll(List.of("--out", folder.root().toString()));
    return line;
  }

  private int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
  }
}
