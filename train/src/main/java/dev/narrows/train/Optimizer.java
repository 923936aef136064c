package dev.narrows.train;

import dev.narrows.train.config.OptimizerConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam or SGD on the flat parameters, with clipping, decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019) and an exponential moving average.
 */
final class Optimizer {
  private static final double EPSILON = 1e-8;

  private final OptimizerConfig config;
  private final Parameters parameters;
  private final Tensor firstMoment;
  private final Tensor secondMoment;
  private final Tensor average;

  Optimizer(OptimizerConfig config, Parameters parameters, TorchDevice device) {
    this.config = config;
    this.parameters = parameters;
    long length = parameters.values().numel();
    firstMoment = device.zeros(length);
    secondMoment = device.zeros(config.kind() == OptimizerConfig.Kind.ADAM ? length : 0);
    average = device.zeros(config.averaging() > 0 ? length : 0);
    if (config.averaging() > 0) {
      average.copy_(parameters.values());
    }
  }

  /** Everything that must be kept to go on later, by name; writing to the tensors restores it. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("optimizer.first_moment", firstMoment);
    if (config.kind() == OptimizerConfig.Kind.ADAM) {
      state.put("optimizer.second_moment", secondMoment);
    }
    if (config.averaging() > 0) {
      state.put("optimizer.average", average);
    }
    return state;
  }

  /** Euclidean norm of all gradients. */
  double gradientNorm() {
    try (PointerScope scope = new PointerScope()) {
      return parameters.gradients().norm().item_double();
    }
  }

  /**
   * Changes the parameters by their gradients and sets the gradients to 0.
   *
   * @param step 0 for the first
   * @param rate learning rate of this step
   * @param gradientNorm what {@link #gradientNorm()} gave
   */
  void step(int step, double rate, double gradientNorm) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor gradients = parameters.gradients();
      if (config.clip() > 0 && gradientNorm > config.clip()) {
        gradients.mul_(TorchDevice.scalar(config.clip() / gradientNorm));
      }
      if (config.weightDecay() > 0) {
        parameters
            .values()
            .narrow(0, 0, parameters.decayed())
            .mul_(TorchDevice.scalar(1 - rate * config.weightDecay()));
      }
      switch (config.kind()) {
        case ADAM -> adam(step, rate, gradients);
        case SGD -> nesterov(rate, gradients);
      }
      gradients.zero_();
      if (config.averaging() > 0) {
        // Early on, an average of few steps: a long memory would keep the first weights.
        double decay = Math.min(config.averaging(), (1.0 + step) / (10.0 + step));
        average.lerp_(parameters.values(), TorchDevice.scalar(1 - decay));
      }
    }
  }

  /** The values that the model is to be judged by: the average if there is one. */
  Tensor result() {
    return config.averaging() > 0 ? average : parameters.values();
  }

  private void adam(int step, double rate, Tensor gradients) {
    double beta1 = config.momentum();
    double beta2 = config.beta2();
    firstMoment.lerp_(gradients, TorchDevice.scalar(1 - beta1));
    secondMoment.mul_(TorchDevice.scalar(beta2));
    secondMoment.addcmul_(gradients, gradients, TorchDevice.scalar(1 - beta2));
    double correction1 = 1 - Math.pow(beta1, step + 1.0);
    double correction2 = 1 - Math.pow(beta2, step + 1.0);
    Tensor denominator =
        secondMoment
            .sqrt()
            .div_(TorchDevice.scalar(Math.sqrt(correction2)))
            .add_(TorchDevice.scalar(EPSILON));
    Tensor direction = parameters.paces().map(firstMoment::mul).orElse(firstMoment);
    parameters.values().addcdiv_(direction, denominator, TorchDevice.scalar(-rate / correction1));
  }

  private void nesterov(double rate, Tensor gradients) {
    firstMoment.mul_(TorchDevice.scalar(config.momentum())).add_(gradients);
    Tensor ahead = gradients.add(firstMoment, TorchDevice.scalar(config.momentum()));
    Tensor direction = parameters.paces().map(ahead::mul).orElse(ahead);
    parameters.values().add_(direction, TorchDevice.scalar(-rate));
  }
}
