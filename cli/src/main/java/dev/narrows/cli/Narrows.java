package dev.narrows.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import dev.narrows.cli.plan.PlanCommand;
import dev.narrows.cli.serve.ServeCommand;
import dev.narrows.cli.training.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code narrows} command. */
@Command(
    name = "narrows",
    versionProvider = Narrows.VersionLines.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Train, deploy and measure multi-task networks whose features cross a narrow channel.",
      ""
    },
    commandListHeading = "",
    subcommands = {
      ReproduceCommand.class,
      ScenesCommand.class,
      TrainCommand.class,
      PriorsCommand.class,
      EncodeCommand.class,
      DecodeCommand.class,
      SendCommand.class,
      InfoCommand.class,
      ServeCommand.class,
      PlanCommand.class,
      FeaturesCommand.class,
      PackCommand.class,
      UnpackCommand.class,
      EvaluateCommand.class,
      BdRateCommand.class,
      ReportCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "Begin with 'narrows reproduce': it needs no data and no settings.",
      "'narrows COMMAND --help' explains a command.",
      "",
      "Exit codes: 0 done, 1 a fault of the program, 2 wrong arguments or unusable files,",
      "130 stopped from the keyboard."
    })
public final class Narrows implements Runnable {
  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // its presence is what picocli acts on
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain the command and exit.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // its presence is what picocli acts on
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the versions of Narrows and Java and exit.")
  private boolean version;

  private Narrows() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs the command.
   *
   * @param out for results
   * @param err for failures and progress
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = new CommandLine(new Narrows());
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    commandLine.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, CommandGroups::render);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(Narrows::wrongArguments);
    commandLine.setExecutionExceptionHandler(Narrows::failed);
    return commandLine.execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongArguments(ParameterException failure, String[] arguments) {
    CommandLine commandLine = failure.getCommandLine();
    String hint = " (see '" + commandLine.getCommandSpec().qualifiedName() + " --help')";
    commandLine
        .getErr()
        .println(
            ErrorLine.of(new IOException(failure.getMessage().replaceFirst("^Error: ", "")))
                + hint);
    return ExitCodes.UNUSABLE;
  }

  private static int failed(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof IOException inputOutput) {
      commandLine.getErr().println(ErrorLine.of(inputOutput));
      return ExitCodes.UNUSABLE;
    }
    if (failure instanceof UncheckedIOException unchecked) {
      commandLine.getErr().println(ErrorLine.of(unchecked.getCause()));
      return ExitCodes.UNUSABLE;
    }
    throw failure;
  }

  /** What {@code --version} prints. */
  static final class VersionLines implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      return new String[] {
        "narrows " + Versions.narrows(), "Java " + Runtime.version() + " on " + system
      };
    }
  }
}
