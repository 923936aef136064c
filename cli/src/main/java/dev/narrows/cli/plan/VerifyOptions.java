package dev.narrows.cli.plan;

import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Connection;
import dev.narrows.plan.LatencyModel;
import dev.narrows.plan.Link;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a verification. */
final class VerifyOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--verify",
      arity = "0..1",
      split = ",",
      fallbackValue = "1Mbps,5Mbps,20Mbps",
      paramLabel = "RATE",
      converter = LinkOptions.BandwidthConverter.class,
      description = {
        "Send pictures from a real client to a real server through a shaped link, this machine"
            + " being the device and getting the answers, and print what was predicted and what was"
            + " measured, at these uplinks (if none is named: 1Mbps,5Mbps,20Mbps)."
      })
  private List<Bandwidth> uplinks = List.of();

  @Option(
      names = "--verify-calls",
      defaultValue = "20",
      paramLabel = "N",
      description = "Calls to time of each way and uplink (default: ${DEFAULT-VALUE}).")
  private int calls;

  /** Says what is wrong before anything is measured. */
  void check(LatencyModel model) {
    if (calls < 1) {
      throw new ParameterException(
          spec.commandLine(), "--verify-calls: expected 1 or more, found " + calls);
    }
    if (!uplinks.isEmpty() && model.link().connection() != Connection.WARM) {
      throw new ParameterException(
          spec.commandLine(),
          "--verify: expected --connection warm, as a shaped link's windows are open, found "
              + model.link().connection());
    }
  }

  /** How many calls. */
  int calls() {
    return calls;
  }

  /** The links to try: that of the plan at the uplinks asked for; none if none are. */
  List<Link> links(Link planned) {
    return uplinks.stream().map(planned::withUplink).toList();
  }
}
