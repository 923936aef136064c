package dev.narrows.cli.plan;

import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Connection;
import dev.narrows.plan.Destination;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import dev.narrows.plan.PlanException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that describe the link and the device. */
final class LinkOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--uplink",
      required = true,
      paramLabel = "RATE",
      converter = BandwidthConverter.class,
      description = "From the device to the cloud, such as 2Mbps or 500kbps.")
  private Bandwidth uplink;

  @Option(
      names = "--downlink",
      paramLabel = "RATE",
      converter = BandwidthConverter.class,
      description = "From the cloud to the device (default: as the uplink).")
  private Bandwidth downlink;

  @Option(
      names = "--rtt",
      required = true,
      paramLabel = "TIME",
      converter = RoundTripConverter.class,
      description = "How long the smallest packet takes there and back, such as 40ms.")
  private Duration roundTrip;

  @Option(
      names = "--connection",
      defaultValue = "warm",
      paramLabel = "STATE",
      description = {
        "warm: open and in use; idle: open, but TCP starts slowly again; new: to be opened first"
            + " (default: ${DEFAULT-VALUE})."
      })
  private Connection connection;

  @Option(
      names = "--device-slowdown",
      defaultValue = "1",
      paramLabel = "FACTOR",
      description = {
        "How many times longer the device takes than this machine (default: ${DEFAULT-VALUE})."
      })
  private double slowdown;

  @Option(
      names = "--answer",
      defaultValue = "device",
      paramLabel = "WHERE",
      description = {
        "Where the answer is wanted: device, or cloud, which goes on with it (default:"
            + " ${DEFAULT-VALUE})."
      })
  private Destination destination;

  /** Reads a bandwidth. */
  static final class BandwidthConverter implements ITypeConverter<Bandwidth> {
    @Override
    public Bandwidth convert(String text) {
      try {
        return Bandwidth.parse(text);
      } catch (PlanException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads a round trip. */
  static final class RoundTripConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(ms|s)");
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double MOST_MILLISECONDS = 60_000;

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      double milliseconds =
          matcher.matches()
              ? Double.parseDouble(matcher.group(1)) * (matcher.group(2).equals("s") ? 1000 : 1)
              : Double.NaN;
      if (!(milliseconds <= MOST_MILLISECONDS)) {
        throw new TypeConversionException(
            "expected such as 40ms, of at most 60 s, found '" + text + "'");
      }
      return Duration.ofNanos(Math.round(milliseconds * NANOSECONDS_PER_MILLISECOND));
    }
  }

  /** What they describe. */
  LatencyModel model() {
    if (!(slowdown > 0 && Double.isFinite(slowdown))) {
      throw new ParameterException(
          spec.commandLine(), "--device-slowdown: expected above 0, found " + slowdown);
    }
    return new LatencyModel(
        new Link(uplink, Optional.ofNullable(downlink), roundTrip, connection),
        slowdown,
        destination);
  }
}
