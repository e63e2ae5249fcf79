package dev.cleanslate.orchestrator.signal;

import java.util.List;

/// Something that is asked how things stand. Asked by one thread; throws where it cannot answer.
interface Source extends AutoCloseable {
  /// What it is called in logs and metrics.
  String name();

  /// How things stand now; each series once.
  List<Sample> samples();

  @Override
  default void close() {
    // Most hold nothing.
  }
}
