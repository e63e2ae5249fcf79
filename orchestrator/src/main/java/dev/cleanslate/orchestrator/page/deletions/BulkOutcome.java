package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.page.Sign;
import java.util.List;
import java.util.UUID;

/// What became of one word to many deletions: a result for each, so that the counts add up.
///
/// @param by who said it
record BulkOutcome(Verb verb, String by, List<Result> results) {
  /// What became of one.
  ///
  /// @param name its owner
  /// @param says what was accepted, or why it was refused
  record Result(UUID id, String name, boolean accepted, String says) {
    /// As a word and a shape. Accepted is not done.
    public Sign sign() {
      return accepted
          ? new Sign("sent", "sent", "Accepted")
          : new Sign("refused", "stuck", "Refused");
    }
  }

  /// The sum of it.
  public String heading() {
    long accepted = results.stream().filter(Result::accepted).count();
    return "%s: %d accepted, %d refused."
        .formatted(verb.word(), accepted, results.size() - accepted);
  }
}
