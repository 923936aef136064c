package dev.narrows.train;

import dev.narrows.model.Architecture;
import dev.narrows.model.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of a network. All trained ones lie in one flat tensor, all gradients in a second and
 * all running statistics in a third; what the layers use are views. So the optimiser, clipping and
 * averaging are a handful of operations on long vectors instead of thousands on short ones.
 *
 * <p>Convolution weights come first, so that weight decay is a prefix; learned log variances come
 * last.
 */
final class Parameters {
  private static final float FIRST_LOG_GAIN = 0.5f;
  private static final float LOG_GAIN_STEP = 0.35f;
  private static final float QUICK = 4;
  private static final float SLOW = 0.5f;

  private final Map<String, Tensor> views = new LinkedHashMap<>();
  private final List<Parameter> described;
  private final Tensor values;
  private final Tensor gradients;
  private final Tensor statistics;
  private final long decayed;
  private final Optional<Tensor> paces;

  /**
   * @param architecture whose layers the parameters belong to
   * @param scalars names of further trained numbers, which start at 0
   * @param device where they live, and in what layout
   * @param seed of the first weights
   */
  Parameters(Architecture architecture, List<String> scalars, TorchDevice device, long seed) {
    described = architecture.parameters();
    Stream<Parameter> ordered =
        Stream.concat(
            described.stream().filter(Parameter::isConvolutionWeight),
            described.stream().filter(p -> p.trained() && !p.isConvolutionWeight()));
    List<Parameter> trained = new ArrayList<>(ordered.toList());
    scalars.forEach(name -> trained.add(new Parameter(name, List.of(1), Parameter.Role.SHIFT)));
    List<Parameter> running = described.stream().filter(p -> !p.trained()).toList();
    decayed = elements(trained.stream().filter(Parameter::isConvolutionWeight));
    paces = paces(trained, architecture::isUnnormalized, device);
    values = device.zeros(elements(trained.stream()));
    gradients = device.zeros(elements(trained.stream()));
    statistics = device.zeros(elements(running.stream()));
    layOut(trained, values, device);
    layOut(running, statistics, device);
    initialize(trained, architecture::isUnnormalized, seed);
    initialize(running, architecture::isUnnormalized, seed);
    start(architecture.start());
    try (PointerScope scope = new PointerScope()) {
      long offset = 0;
      for (Parameter parameter : trained) {
        Tensor view = views.get(parameter.name());
        view.set_requires_grad(true);
        view.mutable_grad().put(view(parameter, gradients, offset, device));
        offset += parameter.elements();
      }
    }
  }

  /** The tensor that layers use, by the parameter's name. */
  Tensor get(String name) {
    Tensor view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return view;
  }

  /** Every trained number, flat. */
  Tensor values() {
    return values;
  }

  /** The gradients, in the order of {@link #values()}. */
  Tensor gradients() {
    return gradients;
  }

  /** Every running statistic of the batch normalisations, flat. */
  Tensor statistics() {
    return statistics;
  }

  /** How many of the first values are convolution weights, to which weight decay applies. */
  long decayed() {
    return decayed;
  }

  /**
   * How many times as fast as others each value is learned, in the order of {@link #values()};
   * empty if all are learned equally fast.
   */
  Optional<Tensor> paces() {
    return paces;
  }

  /** What the layers' parameters are, in the order of the layers. */
  List<Parameter> described() {
    return described;
  }

  /**
   * Gains and biases of latents decide how many bits there are, and are few: at the pace of the
   * convolutions they would lag behind what these make of the latents. Convolutions that nothing
   * normalises go at half that pace.
   */
  private static Optional<Tensor> paces(
      List<Parameter> trained, Predicate<Parameter> unnormalized, TorchDevice device) {
    float[] paces = new float[Math.toIntExact(elements(trained.stream()))];
    boolean one = true;
    int offset = 0;
    for (Parameter parameter : trained) {
      float pace = isQuick(parameter) ? QUICK : unnormalized.test(parameter) ? SLOW : 1;
      int end = offset + parameter.elements();
      Arrays.fill(paces, offset, end, pace);
      one &= pace == 1;
      offset = end;
    }
    return one ? Optional.empty() : Optional.of(device.floats(paces, paces.length));
  }

  private static boolean isQuick(Parameter parameter) {
    return switch (parameter.role()) {
      case LOG_GAIN, LOG_INVERSE_GAIN, LATENT_BIAS -> true;
      case WEIGHT, TRANSPOSED_WEIGHT, BIAS, SCALE, SHIFT, CONTEXT, RUNNING_MEAN, RUNNING_VARIANCE ->
          false;
    };
  }

  private void layOut(List<Parameter> parameters, Tensor flat, TorchDevice device) {
    long offset = 0;
    for (Parameter parameter : parameters) {
      views.put(parameter.name(), view(parameter, flat, offset, device).detach());
      offset += parameter.elements();
    }
  }

  private static Tensor view(Parameter parameter, Tensor flat, long offset, TorchDevice device) {
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    return flat.narrow(0, offset, parameter.elements())
        .as_strided(shape, device.strides(shape), new LongOptional(flat.storage_offset() + offset));
  }

  private void initialize(List<Parameter> parameters, Predicate<Parameter> small, long seed) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      torch.manual_seed(seed);
      for (Parameter parameter : parameters) {
        Tensor view = views.get(parameter.name());
        switch (parameter.role()) {
          case WEIGHT, TRANSPOSED_WEIGHT ->
              view.copy_(torch.normal(0, deviation(parameter, small), shape(view)));
          case SCALE, RUNNING_VARIANCE -> view.fill_(TorchDevice.scalar(1));
          case LOG_GAIN -> view.copy_(ramp(parameter));
          case LOG_INVERSE_GAIN -> view.copy_(ramp(parameter).neg());
          case BIAS, SHIFT, LATENT_BIAS, CONTEXT, RUNNING_MEAN -> view.zero_();
        }
      }
    }
  }

  private void start(Map<String, float[]> known) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      known.forEach(
          (name, values) -> {
            Tensor view = get(name);
            long[] shape = shape(view);
            shape[0] = values.length / (view.numel() / shape[0]);
            view.narrow(0, 0, shape[0]).copy_(Tensor.create(values).view(shape));
          });
    }
  }

  /**
   * Steps that get finer from rate to rate, so that a rate finds its place near where it starts.
   */
  private static Tensor ramp(Parameter parameter) {
    int rates = parameter.shape().get(0);
    int channels = parameter.shape().get(1);
    float[] values = new float[rates * channels];
    for (int rate = 0; rate < rates; rate++) {
      float gain = FIRST_LOG_GAIN + LOG_GAIN_STEP * rate;
      Arrays.fill(values, rate * channels, (rate + 1) * channels, gain);
    }
    return Tensor.create(values, rates, channels);
  }

  /**
   * He's initialisation (ICCV 2015), which keeps the variance from layer to layer where rectifiers
   * halve it, or a sixth of its variance.
   */
  private static double deviation(Parameter weight, Predicate<Parameter> small) {
    return Math.sqrt((small.test(weight) ? 1.0 / 3 : 2.0) / fanIn(weight));
  }

  /**
   * How many numbers make one output; of a transposed convolution whose kernel is its stride, one
   * input pixel's.
   */
  private static int fanIn(Parameter weight) {
    List<Integer> shape = weight.shape();
    return weight.role() == Parameter.Role.TRANSPOSED_WEIGHT
        ? shape.get(0)
        : shape.get(1) * shape.get(2) * shape.get(3);
  }

  private static long[] shape(Tensor tensor) {
    long[] shape = new long[(int) tensor.dim()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.size(i);
    }
    return shape;
  }

  private static long elements(Stream<Parameter> parameters) {
    return parameters.mapToLong(Parameter::elements).sum();
  }
}
