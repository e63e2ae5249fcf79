package dev.cleanslate.standalone;

import java.io.IOException;

/// One thing that runs for the system: a server, or an application.
///
/// Starting one that runs, and stopping one that does not, changes nothing.
interface Part {
  /// The name under which people stop it and read its log (`kafka`).
  String name();

  /// Returns once it serves; [CannotStart] where it does not.
  void start() throws IOException, InterruptedException;

  /// Asks it to end, and returns once it has.
  void stop() throws IOException, InterruptedException;

  /// Whether it runs.
  boolean isRunning();

  /// The process it lives in; 0 where it does not run.
  long pid();
}
