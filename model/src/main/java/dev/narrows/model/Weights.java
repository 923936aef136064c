package dev.narrows.model;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The numbers of a network, one array for each of its parameters.
 *
 * @param values elements by parameter name, the last dimension fastest; not copied
 */
public record Weights(Map<String, float[]> values) {
  /** Copies the map, not the arrays. */
  public Weights {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Asks for the elements of each parameter, in order.
   *
   * @throws IllegalArgumentException if an array's length is not the parameter's
   */
  public static Weights of(List<Parameter> parameters, Function<Parameter, float[]> source) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.name(), requireLength(parameter, source.apply(parameter)));
    }
    return new Weights(values);
  }

  /**
   * Reads the weights of a network.
   *
   * @param file in safetensors format
   * @param parameters of the network
   * @throws ModelException if the file is damaged, lacks a parameter, has it in another type or
   *     shape, has a number that is not finite, or has a tensor that is no parameter
   */
  public static Weights read(Path file, List<Parameter> parameters) throws ModelException {
    SafeTensors tensors = SafeTensors.read(file);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      FloatBuffer elements = tensors.floats(parameter.name(), shape(parameter));
      float[] array = new float[elements.remaining()];
      elements.get(array);
      requireFinite(file, parameter, array);
      values.put(parameter.name(), array);
    }
    for (String name : tensors.tensors().keySet()) {
      if (!values.containsKey(name)) {
        throw new ModelException(
            file + ": expected the network's parameters only, found tensor " + name);
      }
    }
    return new Weights(values);
  }

  /** As tensors of a file, for the parameters of a network. */
  public SafeTensors toSafeTensors(List<Parameter> parameters) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      tensors.put(parameter.name(), StoredTensor.of(shape(parameter), of(parameter)));
    }
    return new SafeTensors(tensors, Map.of("format", "pt"));
  }

  /**
   * The elements of one parameter.
   *
   * @throws IllegalArgumentException if there are none, or another number than its shape has
   */
  public float[] of(Parameter parameter) {
    float[] elements = values.get(parameter.name());
    if (elements == null) {
      throw new IllegalArgumentException("weights lack " + parameter.name());
    }
    return requireLength(parameter, elements);
  }

  private static float[] requireLength(Parameter parameter, float[] elements) {
    if (elements.length != parameter.elements()) {
      throw new IllegalArgumentException(
          (parameter.name() + " " + parameter.shape() + ": expected " + parameter.elements())
              + (" numbers, found " + elements.length));
    }
    return elements;
  }

  private static void requireFinite(Path file, Parameter parameter, float[] elements)
      throws ModelException {
    for (int i = 0; i < elements.length; i++) {
      if (!Float.isFinite(elements[i])) {
        throw new ModelException(
            (file + ": tensor " + parameter.name() + ": expected finite numbers, found ")
                + (elements[i] + " at element " + i));
      }
    }
  }

  private static List<Long> shape(Parameter parameter) {
    return parameter.shape().stream().map(Integer::longValue).toList();
  }
}
