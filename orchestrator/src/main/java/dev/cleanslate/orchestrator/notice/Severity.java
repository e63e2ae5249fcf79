package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OrphanAlert.Finding;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// How much something matters, from least to most.
public enum Severity {
  /// Nobody has to do anything.
  INFO,
  /// A person should look at it.
  WARNING,
  /// A person should look at it now.
  CRITICAL;

  private static final Set<Finding> AT_ONCE =
      Collections.unmodifiableSet(EnumSet.of(Finding.RESURRECTED, Finding.ABANDONED));

  /// How much a finding matters. What is not known to matter more or less is a warning, so that no
  /// sort of finding is ever left untold.
  static Severity of(Finding finding) {
    if (AT_ONCE.contains(finding)) {
      return CRITICAL;
    }
    return finding == Finding.RESEMBLING ? INFO : WARNING;
  }

  /// Whether it matters at least as much.
  boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /// As it is written in messages, settings and the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
