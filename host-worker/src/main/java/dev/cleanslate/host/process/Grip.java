package dev.cleanslate.host.process;

import java.util.Optional;

/// A hold on one process, taken before it is compared with what was registered, so that a signal
/// reaches what was compared. Used by one thread; closed by whoever took it.
interface Grip extends AutoCloseable {
  /// Sends a signal.
  Sent send(Signal signal);

  @Override
  void close();

  /// Takes hold of processes. Thread-safe.
  @FunctionalInterface
  interface Source {
    /// A hold on the process of this number; empty where there is none.
    Optional<Grip> on(long pid);
  }

  /// What is sent.
  enum Signal {
    /// SIGTERM: please end.
    TERM(15),
    /// SIGKILL: end.
    KILL(9);

    final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  /// What became of it.
  enum Sent {
    /// The kernel took it.
    DELIVERED,
    /// The process has ended meanwhile.
    ABSENT,
    /// The agent may not signal it.
    FORBIDDEN
  }
}
