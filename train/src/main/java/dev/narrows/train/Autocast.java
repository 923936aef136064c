package dev.narrows.train;

import org.bytedeco.pytorch.global.torch;

/** While it is open, libtorch computes in bfloat16 on CUDA where that is safe; or does nothing. */
final class Autocast implements AutoCloseable {
  private final boolean active;

  Autocast(boolean active) {
    this.active = active;
    if (active) {
      // A weight is used once a step: a cache of converted ones would only go stale.
      torch.set_autocast_cache_enabled(false);
      torch.set_autocast_dtype(torch.DeviceType.CUDA, torch.ScalarType.BFloat16);
      torch.set_autocast_enabled(torch.DeviceType.CUDA, true);
    }
  }

  @Override
  public void close() {
    if (active) {
      torch.set_autocast_enabled(torch.DeviceType.CUDA, false);
    }
  }
}
