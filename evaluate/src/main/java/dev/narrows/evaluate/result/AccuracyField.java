package dev.narrows.evaluate.result;

import dev.narrows.evaluate.Accuracy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The metrics of a set by their names in results files. */
enum AccuracyField {
  MEAN_IOU("miou"),
  PIXEL_ACCURACY("pixel_accuracy"),
  DISPARITY_RMSE("disparity_rmse"),
  DISPARITY_ABSOLUTE("disparity_absolute_error"),
  DISPARITY_RELATIVE("disparity_relative_error"),
  PSNR("psnr-rgb"),
  MS_SSIM("ms-ssim-rgb");

  private final String key;

  AccuracyField(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  OptionalDouble of(Accuracy accuracy) {
    return switch (this) {
      case MEAN_IOU -> accuracy.meanIou();
      case PIXEL_ACCURACY -> accuracy.pixelAccuracy();
      case DISPARITY_RMSE -> accuracy.disparityRmse();
      case DISPARITY_ABSOLUTE -> accuracy.disparityAbsolute();
      case DISPARITY_RELATIVE -> accuracy.disparityRelative();
      case PSNR -> accuracy.psnr();
      case MS_SSIM -> accuracy.msSsim();
    };
  }

  /** The root mean squared error must be positive, because its inverse is taken. */
  double read(JsonCursor cell) throws ResultsException {
    return this == DISPARITY_RMSE ? cell.positive() : cell.number();
  }

  /** Fields on their way to becoming a record. */
  static final class Values {
    private final Map<AccuracyField, Double> values = new EnumMap<>(AccuracyField.class);

    void put(AccuracyField field, double value) {
      values.put(field, value);
    }

    Accuracy accuracy(List<OptionalDouble> classIou) {
      return new Accuracy(
          get(MEAN_IOU),
          get(PIXEL_ACCURACY),
          classIou,
          get(DISPARITY_RMSE),
          get(DISPARITY_ABSOLUTE),
          get(DISPARITY_RELATIVE),
          get(PSNR),
          get(MS_SSIM));
    }

    private OptionalDouble get(AccuracyField field) {
      Double value = values.get(field);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }
}
