package dev.narrows.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.MalformedBitstreamException;
import dev.narrows.feature.UnknownCodecException;
import dev.narrows.feature.UnsupportedBitstreamException;
import dev.narrows.feature.bitstream.Bitstream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * One call of a reader with damaged bytes, and what it is allowed to do. Time is that of the
 * processor, so that other work on the machine does not count.
 */
final class FuzzCall {
  /** What a reader made of the bytes. */
  enum Outcome {
    /** The tensor that was encoded. */
    RIGHT,
    /** Another one. */
    OTHER,
    /** Nothing, and it said so. */
    REFUSED
  }

  /** What no reader may do. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final long MOST_NANOSECONDS = 1_000_000_000;

  /** Tables, contexts and buffers of readers, whatever the tensor. */
  private static final long MOST_BYTES = 16 << 20;

  /** Symbols, and what adaptive models know of each place. */
  private static final long MOST_BYTES_PER_ELEMENT = 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;
  private final byte[] bytes;
  private final FeatureShape shape;
  private final int bits;
  private long nanoseconds;
  private long allocated;

  FuzzCall(FuzzTarget target, byte[] bytes, FeatureShape shape, int bits) {
    this.target = target;
    this.bytes = bytes;
    this.shape = shape;
    this.bits = bits;
  }

  FuzzTarget target() {
    return target;
  }

  byte[] bytes() {
    return bytes;
  }

  long nanoseconds() {
    return nanoseconds;
  }

  long allocated() {
    return allocated;
  }

  /**
   * Runs it, on the thread that calls.
   *
   * @param right what the undamaged bytes hold
   */
  Outcome run(short[] right) throws Fault {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = THREADS.getCurrentThreadCpuTime();
    short[] symbols = null;
    try {
      symbols = target.reader().read(bytes, shape, bits);
    } catch (MalformedBitstreamException e) {
      requireOffset(e);
    } catch (UnsupportedBitstreamException | UnknownCodecException e) {
      // A refusal as good as any.
    } catch (IOException | RuntimeException | Error e) {
      throw new Fault("threw " + e + " at " + origin(e), e);
    }
    nanoseconds = THREADS.getCurrentThreadCpuTime() - before;
    allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    requireBounds(symbols);
    if (symbols == null) {
      return Outcome.REFUSED;
    }
    return Arrays.equals(symbols, right) ? Outcome.RIGHT : Outcome.OTHER;
  }

  private void requireOffset(MalformedBitstreamException e) throws Fault {
    if (e.offset() < 0 || e.offset() > bytes.length) {
      throw new Fault("an offset outside the bytes, from " + origin(e), e);
    }
  }

  private void requireBounds(short[] symbols) throws Fault {
    if (nanoseconds > MOST_NANOSECONDS) {
      throw new Fault("took more than a second", null);
    }
    long elements = symbols == null ? 0 : symbols.length;
    if (allocated > MOST_BYTES + MOST_BYTES_PER_ELEMENT * Math.max(elements, claimed())) {
      throw new Fault("allocated too much", null);
    }
  }

  /** A bitstream is told by its header how large a tensor it has; a codec is told by its caller. */
  private long claimed() {
    try {
      return switch (target.kind()) {
        case PAYLOAD -> shape.elements();
        case BITSTREAM, LAYERS -> Bitstream.read(bytes).header().shape().elements();
        case PRIORS -> 0;
      };
    } catch (IOException e) {
      return 0;
    }
  }

  private static String origin(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 ? trace[0].toString() : "an unknown place";
  }
}
