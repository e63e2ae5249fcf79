package dev.cleanslate.orchestrator.notice;

import java.util.Locale;

/// What sort of thing a notice tells.
public enum Matter {
  /// Something that a person should look at, or that it has ended.
  FINDINGS,
  /// A deletion has ended.
  RESULTS,
  /// A figure that is watched is too high, or no longer is.
  ALERTS,
  /// What a replaced system told its clients of a deletion, in that system's own words.
  REPLIES;

  /// As it is written in settings, topics and the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
