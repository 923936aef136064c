package dev.narrows.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of bandwidths over which one model and way is the fastest; its coding may change within.
 *
 * @param from smallest bandwidth
 * @param to largest one
 * @param fastest at the smallest bandwidth
 */
public record Crossover(Bandwidth from, Bandwidth to, Planned fastest) {
  /** The smallest bandwidth that plans are drawn for. */
  public static final Bandwidth LOWEST = Bandwidth.ofMegabits(0.5);

  /** The largest bandwidth that plans are drawn for. */
  public static final Bandwidth HIGHEST = Bandwidth.ofMegabits(50);

  private static final int STEPS = 400;
  private static final int HALVINGS = 30;

  /**
   * The ranges of a plan from {@link #LOWEST} to {@link #HIGHEST}, from the slowest on. Ranges
   * narrower than a step of a grid of {@value #STEPS} equal ratios may be missed.
   */
  public static List<Crossover> of(Plan plan) {
    List<Crossover> ranges = new ArrayList<>();
    Bandwidth from = LOWEST;
    Planned fastest = at(plan, from);
    Bandwidth before = from;
    for (int step = 1; step <= STEPS; step++) {
      Bandwidth here = grid(step, STEPS);
      Planned now = at(plan, here);
      if (!sameWay(fastest, now)) {
        Bandwidth change = change(plan, before, here, fastest);
        ranges.add(new Crossover(from, change, fastest));
        from = change;
        fastest = now;
      }
      before = here;
    }
    ranges.add(new Crossover(from, HIGHEST, fastest));
    return ranges;
  }

  /** One of equal ratios between the lowest and the highest, the 0th to the last. */
  public static Bandwidth grid(int index, int last) {
    double ratio = HIGHEST.bitsPerSecond() / LOWEST.bitsPerSecond();
    double share = (double) index / last;
    return index == last ? HIGHEST : new Bandwidth(LOWEST.bitsPerSecond() * Math.pow(ratio, share));
  }

  private static Bandwidth change(Plan plan, Bandwidth low, Bandwidth high, Planned below) {
    double under = low.bitsPerSecond();
    double over = high.bitsPerSecond();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(under * over);
      if (sameWay(below, at(plan, new Bandwidth(middle)))) {
        under = middle;
      } else {
        over = middle;
      }
    }
    return new Bandwidth(over);
  }

  private static Planned at(Plan plan, Bandwidth uplink) {
    return plan.withUplink(uplink).best();
  }

  private static boolean sameWay(Planned one, Planned other) {
    return one.candidate().way() == other.candidate().way()
        && one.candidate().model().equals(other.candidate().model());
  }
}
