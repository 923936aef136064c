package dev.narrows.evaluate;

import java.util.OptionalDouble;

/** A set's metric that curves are drawn and compared by. */
public enum Metric {
  /** Mean intersection over union of the segmentation. */
  MEAN_IOU("miou", "mIoU", "", 4, true) {
    @Override
    public OptionalDouble of(Accuracy accuracy) {
      return accuracy.meanIou();
    }
  },
  /** Root mean squared error of the disparity; its inverse is the quality, as in the paper. */
  DISPARITY_RMSE("disparity_rmse", "disparity RMSE", "px", 3, false) {
    @Override
    public OptionalDouble of(Accuracy accuracy) {
      return accuracy.disparityRmse();
    }

    @Override
    public double quality(double value) {
      return 1 / value;
    }
  },
  /** Peak signal-to-noise ratio of the reconstruction. */
  PSNR("psnr", "PSNR", "dB", 2, true) {
    @Override
    public OptionalDouble of(Accuracy accuracy) {
      return accuracy.psnr();
    }
  },
  /** Multi-scale structural similarity of the reconstruction. */
  MS_SSIM("ms_ssim", "MS-SSIM", "", 4, true) {
    @Override
    public OptionalDouble of(Accuracy accuracy) {
      return accuracy.msSsim();
    }
  };

  private final String key;
  private final String label;
  private final String unit;
  private final int decimals;
  private final boolean higherIsBetter;

  Metric(String key, String label, String unit, int decimals, boolean higherIsBetter) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.decimals = decimals;
    this.higherIsBetter = higherIsBetter;
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** Its name for people. */
  public String label() {
    return label;
  }

  /** Its unit; empty if it has none. */
  public String unit() {
    return unit;
  }

  /** How many decimals are worth printing. */
  public int decimals() {
    return decimals;
  }

  /** Whether a larger value is a better one. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** The metric's value among a set's; empty if the data lack it. */
  public abstract OptionalDouble of(Accuracy accuracy);

  /** A number that is the larger the better, for a value of this metric. */
  public double quality(double value) {
    return value;
  }
}
