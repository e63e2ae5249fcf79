package dev.cleanslate.orchestrator.history;

/// Something that has news to tell from time to time.
interface Feed {
  /// Tells what has not been told, up to a bounded number; answers how many. Nothing is told twice
  /// unless the process or the broker fails between telling and remembering.
  int tell();
}
