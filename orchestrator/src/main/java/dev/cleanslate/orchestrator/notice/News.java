package dev.cleanslate.orchestrator.notice;

/// Something from which notices are derived.
interface News {
  /// Derives what was not derived yet, up to a bounded number, in one transaction; answers how much
  /// was read.
  int derive();
}
