package dev.cleanslate.orchestrator.notice.channel;

/// A way out. Thread-safe; a letter may be delivered twice, and bears the same name then.
public interface Channel extends AutoCloseable {
  /// Delivers a letter; returns once the receiver has taken it. May be interrupted at any time, and
  /// then gives up what it holds.
  void deliver(Letter letter) throws Undelivered, InterruptedException;

  /// Gives up connections that are kept.
  @Override
  default void close() {}
}
