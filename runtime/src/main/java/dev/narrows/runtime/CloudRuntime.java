package dev.narrows.runtime;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.model.Architecture;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.ModelException;
import dev.narrows.model.OnnxExporter;
import dev.narrows.model.Task;
import dev.narrows.model.TensorShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The half of a model that runs in the cloud. Safe for use by several threads. */
public final class CloudRuntime implements AutoCloseable {
  private static final int MAX_SIDE = 1 << 20;

  private final Architecture architecture;
  private final SortedMap<Task, OnnxNetwork> networks;

  private CloudRuntime(Architecture architecture, SortedMap<Task, OnnxNetwork> networks) {
    this.architecture = architecture;
    this.networks = networks;
  }

  /**
   * Loads every task of a model with the default options.
   *
   * @throws IOException if ONNX Runtime cannot load one or it is not what the model says
   */
  public static CloudRuntime open(ModelDirectory model) throws IOException {
    return open(model, RuntimeOptions.DEFAULT);
  }

  /**
   * Loads every task of a model.
   *
   * @throws IOException if ONNX Runtime cannot load one or it is not what the model says
   */
  public static CloudRuntime open(ModelDirectory model, RuntimeOptions options) throws IOException {
    return open(model, options, model.description().network().decoders().keySet());
  }

  /**
   * Loads some tasks of a model.
   *
   * @param tasks those that will be run
   * @throws ModelException if the model lacks one
   * @throws IOException if ONNX Runtime cannot load one or it is not what the model says
   */
  public static CloudRuntime open(ModelDirectory model, RuntimeOptions options, Set<Task> tasks)
      throws IOException {
    Architecture architecture = model.description().network();
    SortedMap<Task, OnnxNetwork> networks = new TreeMap<>();
    CloudRuntime runtime = new CloudRuntime(architecture, networks);
    try {
      for (Task task : tasks) {
        Path file = model.cloud(task);
        OnnxNetwork.Port features =
            new OnnxNetwork.Port(OnnxExporter.FEATURES, architecture.channelsOf(task));
        OnnxNetwork.Port output =
            new OnnxNetwork.Port(task.label(), architecture.outputChannels(task));
        networks.put(task, OnnxNetwork.open(file, features, output, options));
      }
      return runtime;
    } catch (IOException failure) {
      runtime.close();
      throw failure;
    }
  }

  /** The tasks that are loaded. */
  public SortedSet<Task> tasks() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(networks.keySet()));
  }

  /**
   * What a task says about a picture.
   *
   * @param task one of {@link #tasks}
   * @param features of the picture; layers that the task does not read may be missing or there
   * @throws InferenceException if the features have other channels than the model, or lack a layer
   *     that the task reads, or the network fails
   */
  public TaskOutput run(Task task, FeatureTensor features) throws InferenceException {
    FeatureShape shape = readBy(task, features.shape());
    TensorShape output = outputShape(task, shape);
    float[] read = features.values();
    if (shape.elements() < read.length) {
      read = Arrays.copyOf(read, shape.elements());
    }
    float[] values = run(task, read, 1, shape);
    return new TaskOutput(task, output.channels(), output.height(), output.width(), values);
  }

  /**
   * The tasks that can do with the first channels of the features.
   *
   * @param channels how many there are
   */
  public SortedSet<Task> tasksOf(int channels) {
    SortedSet<Task> served = new TreeSet<>(networks.keySet());
    served.removeIf(task -> architecture.channelsOf(task) > channels);
    return served;
  }

  /**
   * What every task says about a picture that can do with the layers there are, as by {@link
   * #run(Task, FeatureTensor)}.
   */
  public SortedMap<Task, TaskOutput> run(FeatureTensor features) throws InferenceException {
    readBy(architecture.decoders().firstKey(), features.shape());
    SortedMap<Task, TaskOutput> outputs = new TreeMap<>();
    for (Task task : tasksOf(features.shape().channels())) {
      outputs.put(task, run(task, features));
    }
    return outputs;
  }

  /**
   * What a task says about several pictures of one size, as by {@link #run(Task, FeatureTensor)}
   * for each of them.
   *
   * @param task one of {@link #tasks}
   * @param pictures features, at least one, all of one height and width; layers that the task does
   *     not read may be missing or there
   * @return in the order of the pictures
   * @throws InferenceException if the features have other channels than the model, or lack a layer
   *     that the task reads, or differ in size, or the network fails
   */
  public List<TaskOutput> run(Task task, List<FeatureTensor> pictures) throws InferenceException {
    if (pictures.size() == 1) {
      return List.of(run(task, pictures.get(0)));
    }
    FeatureShape shape = readBy(task, pictures.get(0).shape());
    float[] read = new float[Math.multiplyExact(pictures.size(), shape.elements())];
    for (int i = 0; i < pictures.size(); i++) {
      FeatureShape own = readBy(task, pictures.get(i).shape());
      if (!own.equals(shape)) {
        throw new InferenceException(
            "features: expected pictures of one size, found " + shape + " and " + own);
      }
      int elements = shape.elements();
      System.arraycopy(pictures.get(i).values(), 0, read, i * elements, elements);
    }
    TensorShape output = outputShape(task, shape);
    float[] values = run(task, read, pictures.size(), shape);
    int elements = Math.toIntExact(output.elements());
    List<TaskOutput> outputs = new ArrayList<>();
    for (int from = 0; from < values.length; from += elements) {
      float[] own = Arrays.copyOfRange(values, from, from + elements);
      outputs.add(new TaskOutput(task, output.channels(), output.height(), output.width(), own));
    }
    return outputs;
  }

  /**
   * What a task says about several pictures of one size.
   *
   * @param task one of {@link #tasks}
   * @param features {@code [batch][channels][height][width]}, of just the layers that the task
   *     reads
   * @param batch number of pictures
   * @param shape of one picture's features
   * @return {@code [batch][channels][height · stride][width · stride]}
   * @throws InferenceException if the features have other channels than the model, or the network
   *     fails
   */
  public float[] run(Task task, float[] features, int batch, FeatureShape shape)
      throws InferenceException {
    TensorShape in = new TensorShape(shape.channels(), shape.height(), shape.width());
    TensorShape out = outputShape(task, shape);
    return networks.get(task).run(features, batch, in, out);
  }

  @Override
  public void close() throws InferenceException {
    for (Map.Entry<Task, OnnxNetwork> network : networks.entrySet()) {
      network.getValue().close();
    }
  }

  /** The part of the features that a task reads, if these are features of the model. */
  private FeatureShape readBy(Task task, FeatureShape features) throws InferenceException {
    int layers = architecture.featureLayers().size();
    int channels = features.channels();
    boolean known =
        IntStream.rangeClosed(1, layers).anyMatch(n -> architecture.channelsOf(n) == channels);
    int read = architecture.channelsOf(task);
    if (!known || channels < read) {
      throw new InferenceException(
          ("features: expected " + architecture.bottleneckChannels() + " channels")
              + (read < architecture.bottleneckChannels() ? ", or the first " + read : "")
              + (known ? " for " + task.label() : "")
              + (", found " + features));
    }
    return new FeatureShape(read, features.height(), features.width());
  }

  private TensorShape outputShape(Task task, FeatureShape features) throws InferenceException {
    if (features.channels() != architecture.channelsOf(task)) {
      throw new InferenceException(
          ("features: expected " + architecture.channelsOf(task) + " channels, found ") + features);
    }
    int channels = architecture.outputChannels(task);
    long height = (long) features.height() * architecture.stride();
    long width = (long) features.width() * architecture.stride();
    // Shapes come from bitstreams, so from strangers.
    if (height > MAX_SIDE || width > MAX_SIDE) {
      throw new InferenceException(
          ("features: expected pictures of at most " + MAX_SIDE + " pixels a side, found ")
              + (width + "x" + height));
    }
    return new TensorShape(channels, (int) height, (int) width);
  }
}
