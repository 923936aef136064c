package dev.narrows.feature.quantize;

import dev.narrows.feature.FeatureTensor;
import dev.narrows.feature.QuantizedTensor;
import dev.narrows.feature.Quantizer;
import dev.narrows.feature.UnquantizableTensorException;
import dev.narrows.feature.UnreachableTargetException;
import dev.narrows.feature.UnsupportedTensorException;
import java.io.IOException;

/**
 * Chooses the quantiser of a tensor that meets a limit.
 *
 * @param ladder what there is to choose from
 * @param coder gives the whole bitstream's length
 */
public record RateControl(QuantizerLadder ladder, Coder coder) {
  /** The most that {@link #fitBytes} encodes. */
  public static final int MAX_ENCODINGS = 6;

  /** Encodes a tensor to learn its size. */
  @FunctionalInterface
  public interface Coder {
    /**
     * Bytes of the whole bitstream, side information included.
     *
     * @throws UnsupportedTensorException if the codec cannot take such symbols: too fine
     */
    long bytes(QuantizedTensor tensor) throws IOException;
  }

  /**
   * What was chosen.
   *
   * @param quantizer the quantiser
   * @param tensor what it made of the features
   */
  public record Choice(Quantizer quantizer, QuantizedTensor tensor) {}

  /**
   * The finest quantiser whose bitstream has at most so many bytes, found with at most {@value
   * #MAX_ENCODINGS} encodings, the first with the finest: the logarithm of the size is taken to
   * grow evenly between two rungs whose sizes are known. A ladder of more rungs than these settle
   * gives the finest that was found to fit.
   *
   * @param maxBytes the limit, of the whole bitstream
   * @throws UnreachableTargetException if the coarsest does not fit; says how many bytes that takes
   * @throws IOException if a tensor cannot be quantised or encoded
   */
  public Choice fitBytes(FeatureTensor tensor, long maxBytes) throws IOException {
    int fits = -1;
    int exceeds = ladder.size();
    double logFits = Double.NaN;
    double logExceeds = Double.NaN;
    double logLimit = StrictMath.log((double) maxBytes);
    Choice best = null;
    int rung = ladder.size() - 1;
    for (int tried = 1; tried <= MAX_ENCODINGS && exceeds - fits > 1; tried++) {
      Attempt attempt = attempt(tensor, rung);
      if (attempt.bytes() <= maxBytes) {
        fits = rung;
        logFits = StrictMath.log(attempt.bytes());
        best = attempt.choice();
      } else {
        exceeds = rung;
        logExceeds = StrictMath.log(attempt.bytes());
        if (rung == 0) {
          throw new UnreachableTargetException(
              "bitstream: expected at most %d bytes, found %.0f with the coarsest quantiser, %s"
                  .formatted(maxBytes, attempt.bytes(), ladder.rung(0).name()));
        }
      }
      boolean lastChance = tried == MAX_ENCODINGS - 1 && best == null;
      rung = lastChance ? 0 : between(fits, exceeds, logFits, logExceeds, logLimit);
    }
    return best;
  }

  /**
   * The coarsest quantiser whose greatest error is at most so much. Nothing is encoded.
   *
   * @param maxError the limit of the absolute error, in units of the features
   * @throws UnreachableTargetException if none is; says how small the error can be
   * @throws IOException if a tensor cannot be quantised
   */
  public Choice fitError(FeatureTensor tensor, double maxError) throws IOException {
    double least = Double.POSITIVE_INFINITY;
    String nearest = ladder.rung(0).name();
    for (Quantizer quantizer : ladder.rungs()) {
      QuantizedTensor quantized = quantizer.quantize(tensor);
      double error = greatestError(tensor, quantized);
      if (error <= maxError) {
        return new Choice(quantizer, quantized);
      }
      if (error < least) {
        least = error;
        nearest = quantizer.name();
      }
    }
    throw new UnreachableTargetException(
        "quantisation: expected an error of at most %s, found %s with the best quantiser, %s"
            .formatted(maxError, (float) least, nearest));
  }

  /** The greatest absolute error of a tensor, in units of the features. */
  public static double greatestError(FeatureTensor tensor, QuantizedTensor quantized) {
    float[] before = tensor.values();
    float[] after = quantized.dequantize().values();
    double greatest = 0;
    for (int i = 0; i < before.length; i++) {
      greatest = Math.max(greatest, Math.abs((double) before[i] - after[i]));
    }
    return greatest;
  }

  private record Attempt(Choice choice, double bytes) {}

  /** What is too fine to be quantised or coded has no finite size. */
  private Attempt attempt(FeatureTensor tensor, int rung) throws IOException {
    Quantizer quantizer = ladder.rung(rung);
    try {
      QuantizedTensor quantized = quantizer.quantize(tensor);
      return new Attempt(new Choice(quantizer, quantized), coder.bytes(quantized));
    } catch (UnquantizableTensorException | UnsupportedTensorException e) {
      if (rung == 0) {
        throw e;
      }
      return new Attempt(null, Double.POSITIVE_INFINITY);
    }
  }

  /**
   * A rung strictly between two, where the sizes of both say that the limit is, else the middle.
   */
  private static int between(int fits, int exceeds, double low, double high, double limit) {
    double share = (limit - low) / (high - low);
    // Halves if a size is unknown or infinite; never so close to a rung that little is learnt.
    double part = Double.isFinite(high) && share >= 0 ? Math.max(0.2, Math.min(0.8, share)) : 0.5;
    int rung = fits + (int) Math.round(part * (exceeds - fits));
    return Math.max(fits + 1, Math.min(exceeds - 1, rung));
  }
}
