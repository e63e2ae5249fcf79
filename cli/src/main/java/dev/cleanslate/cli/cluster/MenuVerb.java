package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// `interactive`: a menu of the other verbs.
@Command(
    name = "interactive",
    description = "A menu of what operators of clusters do.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate interactive"})
public final class MenuVerb implements Callable<Integer> {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("overall status", "status", null),
          new Entry("status of a node", "status-node", "Node"),
          new Entry("status of a deployment", "status-deployment", "Deployment"),
          new Entry("clean up a node", "cleanup-node", "Node"),
          new Entry("clean up a deployment", "cleanup-deployment", "Deployment"),
          new Entry("validate a node's cleanup", "validate", "Node"),
          new Entry("see what is orphaned", "cleanup-orphaned", "Older than hours (24)"),
          new Entry("clean up several nodes", "batch-nodes", "Nodes, with commas"),
          new Entry("validate several nodes", "batch-validate", "Nodes, with commas"),
          new Entry("write a cleanup script", "script", "Deployment"));

  private final Tool tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// With what every verb works with.
  public MenuVerb(Tool tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() {
    if (tool.options().isJson()) {
      throw new Misuse("A menu is for people: call the verbs themselves with --json.");
    }
    List<String> common = common();
    while (true) {
      for (int number = 1; number <= ENTRIES.size(); number++) {
        tool.screen().note("%3d  %s".formatted(number, ENTRIES.get(number - 1).title));
      }
      Optional<String> typed = tool.screen().ask("Which? (q ends)");
      if (typed.isEmpty() || typed.get().equals("q")) {
        return Exit.DONE.code();
      }
      chosen(typed.get(), common);
    }
  }

  private void chosen(String typed, List<String> common) {
    Optional<Entry> entry =
        typed.matches("\\d{1,2}")
            ? ENTRIES.stream().skip(Math.max(0, Integer.parseInt(typed) - 1L)).findFirst()
            : Optional.empty();
    if (entry.isEmpty() || typed.equals("0")) {
      tool.screen().note("There is no such number.");
      return;
    }
    List<String> words = new ArrayList<>(List.of(entry.get().verb));
    String question = entry.get().question;
    if (question != null) {
      String word = tool.screen().ask(question + ":").orElse("");
      if (!word.isEmpty()) {
        words.addAll(List.of("--", word));
      }
    }
    words.addAll(1, common);
    CommandLine root = spec.root().commandLine();
    int status = root.execute(words.toArray(String[]::new));
    if (status != 0) {
      tool.screen().note("(It ended with %d.)".formatted(status));
    }
    tool.screen().note("");
  }

  /// The options that the menu was called with, for the verbs that it calls.
  private List<String> common() {
    List<String> words = new ArrayList<>();
    ParseResult parsed = spec.commandLine().getParseResult();
    for (String name : List.of("--url", "--token-file")) {
      Object value = parsed.matchedOptionValue(name, null);
      if (value != null) {
        words.addAll(List.of(name, value.toString()));
      }
    }
    return words;
  }

  /// @param question what else must be known; absent where nothing
  private record Entry(
      String title, String verb, @org.jspecify.annotations.Nullable String question) {}
}
