package dev.cleanslate.topics;

import dev.cleanslate.topics.words.Plain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command line as a whole, and how failures are told. The exit status is that of the
/// operators' command line.
@Command(
    name = "cleanslate topics",
    description = "The topics for people. Reads only, and takes nothing from anybody.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExit status:%n",
    footer = {
      "  0  done",
      "  1  something broke",
      "  2  the command line is wrong",
      "  5  there is no such topic",
      "  6  the broker does not answer",
      "  8  the broker does not allow it"
    })
final class TopicsLine implements Callable<Integer> {
  static final int NO_SUCH_THING = 5;
  private static final int FAULT = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 6;
  private static final int FORBIDDEN = 8;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      order = 99,
      description = "show this text")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  TopicsLine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs that command line; the exit status.
  int run(String... words) {
    CommandLine line = new CommandLine(this);
    line.addSubcommand(new ListVerb(surroundings));
    line.addSubcommand(new WatchVerb(surroundings));
    line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(
        (wrong, _) -> told(USAGE, wrong.getMessage() + ". See cleanslate topics --help."));
    line.setExecutionExceptionHandler((failure, _, _) -> told(failure));
    return line.execute(words);
  }

  private int told(Exception failure) {
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case IllegalArgumentException wrong -> told(USAGE, String.valueOf(wrong.getMessage()));
      case TimeoutException _ ->
          told(UNREACHABLE, "The broker does not answer. Say where it is: --bootstrap-server.");
      case AuthenticationException no -> told(FORBIDDEN, no + ". See --config.");
      case AuthorizationException no -> told(FORBIDDEN, no + ". See --config.");
      case KafkaException broken
          when broken.getCause() instanceof org.apache.kafka.common.config.ConfigException why ->
          told(USAGE, String.valueOf(why.getMessage()));
      case Throwable other -> told(FAULT, String.valueOf(other));
    };
  }

  private int told(int status, String what) {
    surroundings.err().println(Plain.text(what));
    return status;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(surroundings.err());
    return USAGE;
  }
}
