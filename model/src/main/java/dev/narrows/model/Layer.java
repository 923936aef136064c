package dev.narrows.model;

import java.util.List;

/**
 * One step of a network, as data. Its readers (the libtorch network, the ONNX exporter, the cost
 * counter, the parameter list) each have a case for every kind. Tensors are {@code
 * [batch][channels][height][width]}. A layer with parameters has a name, the prefix of theirs.
 */
public sealed interface Layer {
  /** Hands this layer to the case of its kind. */
  <R> R read(Reader<R> reader);

  /**
   * A case for every kind of layer: a kind that a reader lacks is an error of compilation.
   *
   * @param <R> what each case gives
   */
  interface Reader<R> {
    /** The case of {@link Convolution}. */
    R convolution(Convolution layer);

    /** The case of {@link TransposedConvolution}. */
    R transposedConvolution(TransposedConvolution layer);

    /** The case of {@link BatchNormalization}. */
    R batchNormalization(BatchNormalization layer);

    /** The case of {@link Relu}. */
    R relu(Relu layer);

    /** The case of {@link MaxPool}. */
    R maxPool(MaxPool layer);

    /** The case of {@link Residual}. */
    R residual(Residual layer);

    /** The case of {@link Standardize}. */
    R standardize(Standardize layer);

    /** The case of {@link Affine}. */
    R affine(Affine layer);

    /** The case of {@link Channels}. */
    R channels(Channels layer);
  }

  /**
   * Convolution with zero padding; parameters {@code weight [out][in][kernel][kernel]} and, if
   * {@code bias}, {@code bias [out]}.
   */
  record Convolution(
      String name, int in, int out, int kernel, int stride, int padding, boolean bias)
      implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.convolution(this);
    }
  }

  /**
   * Transposed convolution without padding and with a bias, kernel equal to stride, so each input
   * pixel makes a square of its own; parameters {@code weight [in][out][stride][stride]}, {@code
   * bias [out]}.
   */
  record TransposedConvolution(String name, int in, int out, int stride) implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.transposedConvolution(this);
    }
  }

  /**
   * Batch normalisation (ε = 1e-5); parameters {@code weight}, {@code bias}, {@code running_mean},
   * {@code running_var}, each {@code [channels]}.
   */
  record BatchNormalization(String name, int channels) implements Layer {
    /** Added to the variance before the root is taken. */
    public static final double EPSILON = 1e-5;

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.batchNormalization(this);
    }
  }

  /** max(x, 0). */
  record Relu() implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.relu(this);
    }
  }

  /** Largest value under a square window; padding never wins. */
  record MaxPool(int kernel, int stride, int padding) implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.maxPool(this);
    }
  }

  /** body(x) + shortcut(x); an empty shortcut is the identity. */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    /** Copies the lists. */
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.residual(this);
    }
  }

  /** (x − mean) / deviation, a channel at a time; constants, not parameters. */
  record Standardize(List<Float> mean, List<Float> deviation) implements Layer {
    /**
     * @throws IllegalArgumentException if the lists differ in length
     */
    public Standardize {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      if (mean.size() != deviation.size()) {
        throw new IllegalArgumentException(
            "standardise: " + mean.size() + " means, " + deviation.size() + " deviations");
      }
    }

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.standardize(this);
    }
  }

  /** factor · x + offset; constants, not parameters. */
  record Affine(float factor, float offset) implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.affine(this);
    }
  }

  /** Some channels of those that come in, one after the other. */
  record Channels(int first, int count) implements Layer {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.channels(this);
    }
  }
}
