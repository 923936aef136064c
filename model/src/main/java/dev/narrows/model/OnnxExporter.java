package dev.narrows.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.List;

/**
 * Networks as ONNX files. The edge half maps {@code picture [batch][3][height][width]}, RGB in
 * [0,1], to {@code features}; each cloud half maps {@code features} to an output named after its
 * task. Batch, height and width are free. Equal weights give equal bytes.
 */
public final class OnnxExporter {
  /** Input of the edge half. */
  public static final String PICTURE = "picture";

  /** Output of the edge half, input of the cloud halves. */
  public static final String FEATURES = "features";

  // ONNX 1.12 of 2022: runtimes on devices are not always the newest.
  private static final long OPERATOR_SET = 17;
  private static final long FORMAT_VERSION = 8;

  private OnnxExporter() {}

  /** The file of a feature layer's encoder. */
  public static byte[] edge(FeatureLayer layer, Weights weights) {
    OnnxGraph graph = new OnnxGraph(weights, PICTURE, 3, "height", "width");
    return file(graph, layer.encoder(), FEATURES, layer.channels(), "feature_");
  }

  /**
   * The file of one decoder.
   *
   * @throws IllegalArgumentException if the network lacks the task
   */
  public static byte[] cloud(Architecture architecture, Task task, Weights weights) {
    List<Layer> decoder = architecture.decoder(task);
    OnnxGraph graph =
        new OnnxGraph(
            weights, FEATURES, architecture.channelsOf(task), "feature_height", "feature_width");
    return file(graph, decoder, task.label(), architecture.outputChannels(task), "");
  }

  private static byte[] file(
      OnnxGraph graph, List<Layer> layers, String output, int channels, String prefix) {
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT_VERSION)
        .setProducerName("narrows")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .setGraph(graph.build(layers, output, channels, prefix + "height", prefix + "width"))
        .build()
        .toByteArray();
  }
}
