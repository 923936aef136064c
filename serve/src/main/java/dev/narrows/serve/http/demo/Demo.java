package dev.narrows.serve.http.demo;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.model.ModelDescription;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.Task;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.serve.http.demo.BothHalves.Way;
import dev.narrows.serve.inference.Inference;
import dev.narrows.serve.models.ModelLease;
import dev.narrows.serve.models.Models;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the page asks for: pictures that go the whole way, and what else could have been done with
 * them. Safe for use by several threads; they take turns at the device.
 */
public final class Demo implements AutoCloseable {
  /** The most pixels of a picture before it is scaled. */
  static final long MAX_PIXELS = 1L << 24;

  private final Models models;
  private final BothHalves halves;
  private final RecentPictures recent = new RecentPictures();

  /**
   * A demonstration.
   *
   * @param models what is served
   * @param inference runs the cloud halves
   * @param patience how long to wait for a cloud half at most
   */
  public Demo(Models models, Inference inference, Duration patience) {
    this.models = models;
    halves = new BothHalves(inference, patience);
  }

  /**
   * Runs one picture.
   *
   * @throws DemoException if what is asked for is not offered, or the picture is none
   * @throws IOException if there is no such model or no room for the request, or a network fails
   */
  public DemoReport run(DemoRequest request) throws IOException {
    try (ModelLease lease = models.lease(request.model(), request.version())) {
      ModelDirectory model = lease.model().directory();
      PictureAlternatives alternatives = recent.alternatives(picture(request, model.description()));
      Picture picture = alternatives.picture();
      Set<Task> tasks = tasks(request, model.description());
      Way whole = halves.run(lease, picture, coding(request, model, tasks), tasks);
      Optional<Way> alone = Optional.empty();
      Set<Task> others = EnumSet.copyOf(tasks);
      if (others.remove(Task.RECONSTRUCTION) && !others.isEmpty()) {
        EdgeCoding less = coding(request, model, others);
        alone = Optional.of(halves.run(lease, picture, less, others));
      }
      return new ReportWriter(lease.model(), alternatives).write(whole, alone);
    }
  }

  private static Set<Task> tasks(DemoRequest request, ModelDescription description)
      throws DemoException {
    Set<Task> known = EnumSet.noneOf(Task.class);
    description.tasks().forEach(task -> known.add(task.task()));
    if (!known.containsAll(request.tasks())) {
      throw new DemoException("tasks: expected some of " + known + ", found " + request.tasks());
    }
    return request.tasks().isEmpty() ? known : EnumSet.copyOf(request.tasks());
  }

  private static Picture picture(DemoRequest request, ModelDescription description)
      throws DemoException {
    if (!DemoRequest.ENLARGEMENTS.contains(request.enlargement())) {
      throw new DemoException("enlargement: expected 1, 2 or 4, found " + request.enlargement());
    }
    Picture whole;
    try {
      whole = PictureFile.decode(request.picture(), MAX_PIXELS);
    } catch (MalformedBitstreamException e) {
      throw new DemoException(e.getMessage());
    }
    long pixels = (long) description.input().width() * description.input().height();
    long enlarged = pixels * request.enlargement() * request.enlargement();
    int stride = description.bottleneck().stride();
    return PictureScaling.to(whole, PictureFit.of(whole.width(), whole.height(), stride, enlarged));
  }

  private static EdgeCoding coding(DemoRequest request, ModelDirectory model, Set<Task> tasks)
      throws IOException {
    if (!model.description().learned()) {
      return Codings.of(model).coding(model, request.codec(), request.quantizer());
    }
    return Rates.of(model).coding(tasks, request.rates());
  }

  @Override
  public void close() throws IOException {
    halves.close();
  }
}
