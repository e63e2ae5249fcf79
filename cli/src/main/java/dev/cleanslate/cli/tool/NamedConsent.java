package dev.cleanslate.cli.tool;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A person's consent that names what is to go; in a script too.
public final class NamedConsent {
  @Option(names = "--yes", description = "do not ask: for scripts, with --confirm")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "with --yes: once more the name of what is to go")
  private @Nullable String confirm;

  /// Returns once it is given: by `--yes --confirm` with that word, or by typing it. [Unconfirmed]
  /// otherwise.
  public void require(Tool tool, String word) {
    if (!yes) {
      Consent.typed(tool, word, "--yes --confirm NAME");
    } else if (confirm == null) {
      throw new Unconfirmed("--yes needs --confirm '%s' beside it.".formatted(word));
    } else if (!confirm.equals(word)) {
      throw new Unconfirmed("--confirm names something else than %s.".formatted(word));
    }
  }
}
