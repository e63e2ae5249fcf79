package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `completion`: a script by which a shell completes verbs and options.
@Command(
    name = "completion",
    description = "Write a script that makes bash or zsh complete verbs and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(cleanslate completion)",
      "  cleanslate completion > ~/.local/share/bash-completion/completions/cleanslate"
    })
public final class CompletionVerb implements Callable<Integer> {
  private final Tool tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// With what every verb works with.
  public CompletionVerb(Tool tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() {
    tool.screen().document(AutoComplete.bash("cleanslate", spec.root().commandLine()));
    return Exit.DONE.code();
  }
}
