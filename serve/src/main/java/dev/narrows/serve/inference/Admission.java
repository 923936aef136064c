package dev.narrows.serve.inference;

import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.WrongModelException;
import dev.narrows.feature.bitstream.CodedFeatures;
import dev.narrows.model.Task;
import dev.narrows.runtime.ReceivedPicture;
import dev.narrows.runtime.UnservedTaskException;
import dev.narrows.serve.Limits;
import dev.narrows.serve.models.ModelLease;
import dev.narrows.serve.models.Models;
import dev.narrows.serve.models.UnknownModelException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which requests are let in: what this refuses has cost hardly more than reading it. */
final class Admission {
  private final Models models;
  private final Limits limits;

  Admission(Models models, Limits limits) {
    this.models = models;
    this.limits = limits;
  }

  /**
   * A request that was let in.
   *
   * @param lease its model
   * @param pictures at least one, all of one size and with the same tasks
   */
  record Admitted(ModelLease lease, List<ReceivedPicture> pictures) {}

  Admitted admit(InferenceRequest request) throws RefusedException {
    ModelLease lease = null;
    try {
      // First, so that no fault of a bitstream hides an unknown model.
      lease = models.lease(request.model(), request.version());
      requireSize(request);
      List<CodedFeatures> coded = read(request.bitstreams());
      lease.close();
      lease = models.lease(request.model(), request.version(), coded.get(0));
      return new Admitted(lease, pictures(lease, coded, request.tasks()));
    } catch (RefusedException refused) {
      release(lease);
      throw refused;
    } catch (UnknownModelException unknown) {
      release(lease);
      throw new RefusedException(Refusal.NOT_FOUND, unknown.getMessage(), unknown);
    } catch (MalformedBitstreamException
        | UnsupportedBitstreamException
        | WrongModelException
        | UnservedTaskException fault) {
      release(lease);
      throw new RefusedException(Refusal.INVALID_ARGUMENT, fault.getMessage(), fault);
    } catch (RuntimeException fault) {
      release(lease);
      throw fault;
    }
  }

  private static void release(ModelLease lease) {
    if (lease != null) {
      lease.close();
    }
  }

  private void requireSize(InferenceRequest request) throws RefusedException {
    int pictures = request.bitstreams().size();
    if (pictures < 1 || pictures > limits.pictures()) {
      throw new RefusedException(
          pictures < 1 ? Refusal.INVALID_ARGUMENT : Refusal.TOO_LARGE,
          "bitstream: expected 1 to " + limits.pictures() + " pictures, found " + pictures);
    }
    if (request.bytes() > limits.messageBytes()) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          ("bitstream: expected at most " + limits.messageBytes())
              + (" bytes, found " + request.bytes()));
    }
  }

  private static List<CodedFeatures> read(List<byte[]> bitstreams)
      throws MalformedBitstreamException, UnsupportedBitstreamException {
    List<CodedFeatures> coded = new ArrayList<>();
    for (byte[] bitstream : bitstreams) {
      coded.add(CodedFeatures.read(bitstream));
    }
    return coded;
  }

  private List<ReceivedPicture> pictures(
      ModelLease lease, List<CodedFeatures> coded, Set<Task> asked)
      throws WrongModelException, UnservedTaskException, RefusedException {
    Set<Task> tasks = asked.isEmpty() ? servedByAll(lease, coded) : asked;
    List<ReceivedPicture> pictures = new ArrayList<>();
    for (CodedFeatures one : coded) {
      pictures.add(lease.model().decoder().receive(one, tasks));
    }
    requireOneSize(pictures);
    return pictures;
  }

  private static Set<Task> servedByAll(ModelLease lease, List<CodedFeatures> coded)
      throws WrongModelException, UnservedTaskException {
    Set<Task> tasks = EnumSet.allOf(Task.class);
    for (CodedFeatures one : coded) {
      tasks.retainAll(lease.model().decoder().receive(one, Set.of()).tasks());
    }
    return tasks;
  }

  private void requireOneSize(List<ReceivedPicture> pictures) throws RefusedException {
    ReceivedPicture first = pictures.get(0);
    for (ReceivedPicture picture : pictures) {
      if (picture.height() != first.height() || picture.width() != first.width()) {
        throw new RefusedException(
            Refusal.INVALID_ARGUMENT,
            ("bitstream: expected pictures of one size, found " + size(first))
                + (" and " + size(picture)));
      }
    }
    if (first.pixels() > limits.pixels() / pictures.size()) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          ("bitstream: expected pictures of at most " + limits.pixels())
              + (" pixels in all, found " + pictures.size() + " of " + size(first)));
    }
  }

  private static String size(ReceivedPicture picture) {
    return picture.width() + "x" + picture.height();
  }
}
