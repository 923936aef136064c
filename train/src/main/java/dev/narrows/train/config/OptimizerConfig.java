package dev.narrows.train.config;

/**
 * How gradients change parameters.
 *
 * @param kind the rule
 * @param learningRate at its highest
 * @param weightDecay decoupled from the gradient; convolution weights only
 * @param momentum of SGD, and β₁ of Adam
 * @param beta2 of Adam
 * @param clip largest Euclidean norm of all gradients together; 0 is no limit
 * @param averaging decay of the exponential moving average of parameters, which the model directory
 *     then holds; 0 is none
 */
public record OptimizerConfig(
    Kind kind,
    double learningRate,
    double weightDecay,
    double momentum,
    double beta2,
    double clip,
    double averaging) {
  /** The rule. */
  public enum Kind {
    /** Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay. */
    ADAM,
    /** Stochastic gradient descent with Nesterov's momentum. */
    SGD
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public OptimizerConfig {
    Checks.positive("optimizer.learning_rate", learningRate);
    Checks.between("optimizer.weight_decay", weightDecay, 0, 1);
    Checks.between("optimizer.momentum", momentum, 0, 0.9999);
    Checks.between("optimizer.beta2", beta2, 0, 0.99999);
    Checks.atLeast("optimizer.clip", clip, 0);
    Checks.between("optimizer.averaging", averaging, 0, 0.99999);
  }
}
