package dev.cleanslate.cli.tool;

import java.util.Optional;
import picocli.CommandLine.Option;

/// A person's consent to what cannot be undone.
public final class Consent {
  @Option(names = "--yes", description = "do not ask: for scripts")
  private boolean yes;

  /// Returns once it is given: by `--yes`, or by typing that word. [Unconfirmed] otherwise.
  public void require(Tool tool, String word) {
    if (!yes) {
      typed(tool, word, "--yes");
    }
  }

  /// Asks for that word; an [Unconfirmed] that names the option for scripts where it is not typed.
  static void typed(Tool tool, String word, String option) {
    Optional<String> typed =
        tool.screen().ask("This cannot be undone. Type %s to go on:".formatted(word));
    if (typed.isEmpty()) {
      throw new Unconfirmed("Nothing was typed. In a script, confirm with %s.".formatted(option));
    }
    if (!typed.get().equals(word)) {
      throw new Unconfirmed("What was typed is not %s.".formatted(word));
    }
  }
}
