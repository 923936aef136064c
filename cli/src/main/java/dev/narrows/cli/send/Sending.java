package dev.narrows.cli.send;

import dev.narrows.cli.progress.Progress;
import dev.narrows.client.Answer;
import dev.narrows.client.CallException;
import dev.narrows.client.DropPolicy;
import dev.narrows.client.InferenceRequest;
import dev.narrows.client.NarrowsClient;
import dev.narrows.client.Pacer;
import dev.narrows.client.PictureStream;
import dev.narrows.client.SendStatistics;
import dev.narrows.client.StreamOptions;
import dev.narrows.client.StreamOutcome;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.EdgeEncoder;
import dev.narrows.runtime.EncodedPicture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends pictures and counts what comes of it. Used once. */
public final class Sending {
  /** Under a second for a small model; the first picture would take several times its time. */
  private static final int WARM_UPS = 10;

  private final EdgeEncoder edge;
  private final EdgeCoding coding;
  private final NarrowsClient client;
  private final String model;
  private final Set<Task> tasks;
  private final Optional<ResultFolder> folder;
  private final PrintWriter err;
  private final SendStatistics statistics = new SendStatistics();
  private long start = System.nanoTime();
  private volatile boolean stopped;
  private volatile String lastCoding = "";
  private volatile Optional<IOException> failure = Optional.empty();

  /**
   * @param model what the server calls it
   * @param tasks to run; none for all
   * @param folder where results are written, if they are
   * @param err for progress
   */
  public Sending(
      EdgeEncoder edge,
      EdgeCoding coding,
      NarrowsClient client,
      String model,
      Set<Task> tasks,
      Optional<ResultFolder> folder,
      PrintWriter err) {
    this.edge = edge;
    this.coding = coding;
    this.client = client;
    this.model = model;
    this.tasks = tasks;
    this.folder = folder;
    this.err = err;
  }

  /** Takes no more pictures; what is underway comes to its end. From any thread. */
  public void requestStop() {
    stopped = true;
  }

  /**
   * Each when the one before has its answer.
   *
   * @throws IOException if a picture cannot be read or encoded, or the server does not answer
   */
  public SendReport oneByOne(PictureSource source) throws IOException {
    try (Progress progress = progress(source)) {
      long done = 0;
      for (Optional<SourcePicture> next = first(source); next.isPresent(); next = next(source)) {
        EncodedPicture encoded = encode(next.get());
        Answer answer = client.infer(InferenceRequest.of(model, encoded, tasks));
        statistics.add(answer, encoded.bytes());
        write(next.get().name(), answer);
        progress.at(++done, "");
      }
    }
    return report();
  }

  /**
   * As from a camera.
   *
   * @param perSecond pictures a second; empty for as fast as they come
   * @param deadline of a picture's answer
   * @throws IOException if the source fails; what fails of a picture or the stream is in the report
   */
  public SendReport stream(
      PictureSource source, DropPolicy policy, OptionalDouble perSecond, Duration deadline)
      throws IOException {
    Map<Long, String> names = new ConcurrentHashMap<>();
    Optional<SourcePicture> first = first(source);
    StreamOptions usual = StreamOptions.of(model, tasks, policy);
    StreamOptions options = usual.withTimes(deadline, usual.outage());
    try (Progress progress = progress(source);
        PictureStream<SourcePicture> stream =
            client.stream(options, this::encode, outcome -> count(outcome, names))) {
      Optional<Pacer> pacer =
          perSecond.isPresent()
              ? Optional.of(new Pacer(perSecond.getAsDouble()))
              : Optional.empty();
      long given = 0;
      for (Optional<SourcePicture> next = first; next.isPresent(); next = next(source)) {
        if (pacer.isPresent()) {
          pacer.get().await();
        }
        names.put(given, next.get().name());
        stream.offer(next.get());
        progress.at(++given, note());
      }
      stream.finish();
    } catch (CallException e) {
      fails(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stream: interrupted");
    }
    return report();
  }

  /** The first picture, with an encoder that is warm if there will be others. */
  private Optional<SourcePicture> first(PictureSource source) throws IOException {
    Optional<SourcePicture> first = source.next();
    if (first.isPresent() && source.total().orElse(Long.MAX_VALUE) > 1) {
      Picture picture = first.get().load();
      edge.warmUp(picture.height(), picture.width(), coding, WARM_UPS);
      start = System.nanoTime();
    }
    return first;
  }

  private Optional<SourcePicture> next(PictureSource source) throws IOException {
    return stopped ? Optional.empty() : source.next();
  }

  private EncodedPicture encode(SourcePicture source) throws IOException {
    Picture picture = source.load();
    EncodedPicture encoded = edge.encode(picture.rgb(), picture.height(), picture.width(), coding);
    lastCoding = encoded.coding();
    return encoded;
  }

  private void count(StreamOutcome outcome, Map<Long, String> names) {
    statistics.add(outcome);
    String name = names.remove(outcome.sequence());
    if (outcome instanceof StreamOutcome.Failed failed) {
      fails(failed.failure());
    }
    if (outcome instanceof StreamOutcome.Delivered delivered) {
      try {
        write(name, delivered.answer());
      } catch (IOException e) {
        fails(e);
      }
    }
  }

  private void write(String name, Answer answer) throws IOException {
    if (folder.isPresent()) {
      folder.get().write(name, answer);
    }
  }

  private void fails(IOException reason) {
    if (failure.isEmpty()) {
      failure = Optional.of(reason);
    }
  }

  private String note() {
    long lost = statistics.lost();
    return lost == 0 ? "" : lost + " dropped or failed";
  }

  private SendReport report() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new SendReport(statistics.summary(), lastCoding, seconds, failure);
  }

  /** A single picture is done before one could look, and a pipe has no end that is known. */
  private Progress progress(PictureSource source) {
    long total = source.total().orElse(1);
    return total > 1 ? Progress.start(err, "sending", total) : new Silence();
  }

  /** Tells nothing. */
  private record Silence() implements Progress {
    @Override
    public void at(long done, String note) {}

    @Override
    public void close() {}
  }
}
