package dev.narrows.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bits a second a direction of a link carries, headers of IP and TCP among them.
 *
 * @param bitsPerSecond 1000 to 10^12
 */
public record Bandwidth(double bitsPerSecond) {
  private static final double LEAST = 1e3;
  private static final double MOST = 1e12;
  private static final double NANOSECONDS_PER_SECOND = 1e9;
  private static final double MILLISECONDS_PER_SECOND = 1e3;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([kKmMgG])(?:bps|bit/s)");

  /**
   * @throws IllegalArgumentException if it is out of range
   */
  public Bandwidth {
    if (!(bitsPerSecond >= LEAST && bitsPerSecond <= MOST)) {
      throw new IllegalArgumentException(
          "bandwidth: expected 1000 to 10^12 bits a second, found " + bitsPerSecond);
    }
  }

  /** So many millions of bits a second. */
  public static Bandwidth ofMegabits(double megabits) {
    return new Bandwidth(megabits * 1e6);
  }

  /**
   * A bandwidth as it is typed, such as {@code 2Mbps}, {@code 500kbps}, {@code 1.5Mbit/s}.
   *
   * @throws PlanException if the text is none, or is out of range
   */
  public static Bandwidth parse(String text) throws PlanException {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new PlanException("expected such as 2Mbps or 500kbps, found '" + text + "'");
    }
    double unit =
        switch (Character.toLowerCase(matcher.group(2).charAt(0))) {
          case 'k' -> 1e3;
          case 'm' -> 1e6;
          default -> 1e9;
        };
    try {
      return new Bandwidth(Double.parseDouble(matcher.group(1)) * unit);
    } catch (IllegalArgumentException e) {
      throw new PlanException(e.getMessage(), e);
    }
  }

  /** In millions of bits a second. */
  public double megabits() {
    return bitsPerSecond / 1e6;
  }

  /** How long so many bytes take to pass, ms. */
  public double milliseconds(double bytes) {
    return bytes * Byte.SIZE / bitsPerSecond * MILLISECONDS_PER_SECOND;
  }

  /** How long so many bytes take to pass, ns. */
  public long nanoseconds(long bytes) {
    return Math.round(bytes * Byte.SIZE / bitsPerSecond * NANOSECONDS_PER_SECOND);
  }

  /** For people, such as {@code 2 Mbit/s}. */
  @Override
  public String toString() {
    String number =
        String.format(Locale.ROOT, "%.3f", megabits()).replaceAll("0+$", "").replaceAll("\\.$", "");
    return number + " Mbit/s";
  }
}
