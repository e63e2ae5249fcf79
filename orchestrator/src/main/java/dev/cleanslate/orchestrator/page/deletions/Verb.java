package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.Arrays;
import java.util.Locale;

/// What can be said to many deletions at once.
enum Verb {
  RETRY("Retry"),
  CANCEL("Cancel"),
  ABANDON("Abandon"),
  HOLD("Hold"),
  RELEASE("Release"),
  RESTORE("Give back"),
  START("Delete now");

  private final String word;

  Verb(String word) {
    this.word = word;
  }

  /// As a heading says it.
  String word() {
    return word;
  }

  /// The verb that a form names; a [Problem] where there is none.
  static Verb of(String name) {
    return Arrays.stream(values())
        .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.field(
                "verb", "must be one of retry, cancel, abandon, hold, release, restore, start"));
  }
}
