package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `help`: the same as a verb's `--help`.
@Command(
    name = "help",
    description = "Show what a verb does, with examples.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate help saga watch"})
public final class HelpVerb implements Callable<Integer> {
  private final Tool tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "VERB", arity = "0..*", description = "which verb")
  private @Nullable List<String> words;

  /// With what every verb works with.
  public HelpVerb(Tool tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() {
    CommandLine verb = spec.root().commandLine();
    for (String word : words == null ? List.<String>of() : words) {
      verb = verb.getSubcommands().get(word);
      if (verb == null) {
        throw new Misuse("There is no verb %s; cleanslate help lists them.".formatted(word));
      }
    }
    verb.usage(tool.screen().out());
    return Exit.DONE.code();
  }
}
