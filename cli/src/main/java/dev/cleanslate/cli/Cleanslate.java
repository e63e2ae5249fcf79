package dev.cleanslate.cli;

import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Failures;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Options;
import dev.cleanslate.cli.tool.Surroundings;
import dev.cleanslate.cli.tool.Tool;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line as a whole: all verbs, and how failures are told.
@Command(
    name = "cleanslate",
    description = "Deletes everything an owner left behind, and proves that nothing is left.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExit status:%n",
    footer = {
      "  0  done (a deletion: everything was seen gone)",
      "  1  something broke",
      "  2  the command line is wrong",
      "  3  something is left, or wants to be looked at",
      "  4  refused",
      "  5  there is no such thing",
      "  6  no answer",
      "  7  not finished in time; it goes on by itself",
      "  8  no token, or it does not allow this",
      "  9  not confirmed; nothing was done",
      "",
      "cleanslate VERB --help shows each verb with examples."
    })
final class Cleanslate implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  Cleanslate(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Runs that command line; the exit status.
  int run(String... words) {
    CommandLine line = line(words);
    boolean json = List.of(words).contains("--json");
    line.setParameterExceptionHandler((wrong, _) -> misused(wrong, json));
    line.setExecutionExceptionHandler(
        (failure, _, _) -> Failures.tell(surroundings.screen(), json, failure).code());
    return line.execute(words);
  }

  private CommandLine line(String... words) {
    Tool tool = new Tool(options, surroundings);
    CommandLine line = new CommandLine(this);
    Verbs.of(tool, words).forEach(line::addSubcommand);
    line.registerConverter(Duration.class, Spans::read);
    line.setOut(new PrintWriter(surroundings.screen().out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.screen().err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.clamp(surroundings.screen().width(), 60, 120));
    return line;
  }

  private int misused(ParameterException wrong, boolean json) {
    String verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
    Failures.tell(
        surroundings.screen(),
        json,
        new Misuse("%s. See %s --help.".formatted(wrong.getMessage(), verb)));
    return Exit.USAGE.code();
  }

  /// Without a verb there is nothing to do.
  @Override
  public Integer call() {
    spec.commandLine().usage(surroundings.screen().err());
    return Exit.USAGE.code();
  }
}
