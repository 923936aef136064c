package dev.narrows.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One ONNX graph in the making. Reading a layer gives the step that appends its nodes: from the
 * name of the value that goes in to the name of the value that comes out. Batch normalisation stays
 * a node of its own, which ONNX Runtime merges into the convolution before it.
 */
final class OnnxGraph implements Layer.Reader<OnnxGraph.Step> {
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Weights weights;
  private final String input;

  /** Appends nodes. */
  @FunctionalInterface
  interface Step {
    String append(String input);
  }

  OnnxGraph(Weights weights, String input, int channels, String height, String width) {
    this.weights = weights;
    this.input = input;
    graph.addInput(value(input, channels, height, width));
  }

  /** The graph of these layers; it can be built once. */
  GraphProto build(List<Layer> layers, String output, int channels, String height, String width) {
    append(layers, input);
    // The value behind the last layer comes from the last node and goes nowhere else.
    int last = graph.getNodeCount() - 1;
    graph.getNodeBuilder(last).setOutput(0, output);
    return graph
        .setName(input + " to " + output)
        .addOutput(value(output, channels, height, width))
        .build();
  }

  @Override
  public Step convolution(Layer.Convolution layer) {
    List<Long> kernel = both(layer.kernel());
    return data ->
        node(
            "Conv",
            layer.name(),
            inputs(data, layer),
            integers("kernel_shape", kernel),
            integers("strides", both(layer.stride())),
            integers("pads", fourSides(layer.padding())));
  }

  @Override
  public Step transposedConvolution(Layer.TransposedConvolution layer) {
    return data ->
        node(
            "ConvTranspose",
            layer.name(),
            inputs(data, layer),
            integers("kernel_shape", both(layer.stride())),
            integers("strides", both(layer.stride())));
  }

  @Override
  public Step batchNormalization(Layer.BatchNormalization layer) {
    return data ->
        node(
            "BatchNormalization",
            layer.name(),
            inputs(data, layer),
            number("epsilon", (float) Layer.BatchNormalization.EPSILON));
  }

  @Override
  public Step relu(Layer.Relu layer) {
    return data -> node("Relu", unnamed("relu"), List.of(data));
  }

  @Override
  public Step maxPool(Layer.MaxPool layer) {
    return data ->
        node(
            "MaxPool",
            unnamed("pool"),
            List.of(data),
            integers("kernel_shape", both(layer.kernel())),
            integers("strides", both(layer.stride())),
            integers("pads", fourSides(layer.padding())));
  }

  @Override
  public Step residual(Layer.Residual layer) {
    return data -> {
      String body = append(layer.body(), data);
      String shortcut = append(layer.shortcut(), data);
      return node("Add", unnamed("sum"), List.of(body, shortcut));
    };
  }

  @Override
  public Step standardize(Layer.Standardize layer) {
    return data -> {
      String centred = node("Sub", unnamed("centred"), List.of(data, perChannel(layer.mean())));
      return node("Div", unnamed("standardized"), List.of(centred, perChannel(layer.deviation())));
    };
  }

  @Override
  public Step affine(Layer.Affine layer) {
    return data -> {
      String factor = perChannel(List.of(layer.factor()));
      String scaled = node("Mul", unnamed("scaled"), List.of(data, factor));
      return node("Add", unnamed("shifted"), List.of(scaled, perChannel(List.of(layer.offset()))));
    };
  }

  @Override
  public Step channels(Layer.Channels layer) {
    return data -> {
      List<String> inputs =
          List.of(data, index(layer.first()), index(layer.first() + layer.count()), index(1));
      return node("Slice", unnamed("channels"), inputs);
    };
  }

  private String append(List<Layer> layers, String data) {
    String value = data;
    for (Layer layer : layers) {
      value = layer.read(this).append(value);
    }
    return value;
  }

  private String node(
      String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(List.of(attributes)));
    return name;
  }

  private String unnamed(String kind) {
    return kind + "_" + graph.getNodeCount();
  }

  /** The operators take a layer's parameters in the order in which {@link Parameter} lists them. */
  private List<String> inputs(String data, Layer layer) {
    List<Parameter> parameters = Parameter.of(List.of(layer));
    for (Parameter parameter : parameters) {
      List<Long> shape = parameter.shape().stream().map(Integer::longValue).toList();
      constant(parameter.name(), shape, weights.of(parameter));
    }
    return Stream.concat(Stream.of(data), parameters.stream().map(Parameter::name)).toList();
  }

  private String perChannel(List<Float> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    String name = "constant_" + graph.getInitializerCount();
    return constant(name, List.of(1L, (long) values.length, 1L, 1L), values);
  }

  /** A list of one integer: where a slice begins or ends, or along which dimension it is. */
  private String index(long value) {
    String name = "index_" + graph.getInitializerCount();
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(1)
            .addInt64Data(value));
    return name;
  }

  private String constant(String name, List<Long> shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllDims(shape)
            // Nobody else holds these bytes, and copying would double the memory of an export.
            .setRawData(UnsafeByteOperations.unsafeWrap(bytes)));
    return name;
  }

  private static ValueInfoProto value(String name, int channels, String height, String width) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("batch"))
            .addDim(Dimension.newBuilder().setDimValue(channels))
            .addDim(Dimension.newBuilder().setDimParam(height))
            .addDim(Dimension.newBuilder().setDimParam(width))
            .build();
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static AttributeProto integers(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  private static AttributeProto number(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  private static List<Long> both(int value) {
    return Collections.nCopies(2, (long) value);
  }

  private static List<Long> fourSides(int value) {
    return Collections.nCopies(4, (long) value);
  }
}
