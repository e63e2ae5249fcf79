package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The broker and the database below a [Ground]: the standalone system's own, or containers. They
/// serve on the same ports and know the same user, so that nothing above them can tell.
sealed interface Servers extends AutoCloseable permits Embedded, Contained {
  /// The names by which tests kill and start them.
  List<String> NAMES = List.of("kafka", "postgres");

  /// Starts them, unless the supervisor will; returns once they serve.
  ///
  /// @param data the folder of the system that is about to start
  void start(Path data) throws IOException;

  /// What the supervisor is told because of them.
  List<String> options();

  /// Whether they are started, killed and ended here and not by the supervisor.
  boolean areOurs();

  /// `kill -9`; returns once the server is gone.
  void kill(String name);

  /// Starts one that was killed; returns once it serves.
  void start(String name);

  /// Starts all that were killed.
  void revive();

  /// Writes what they have said so far into the folder of the logs, where nobody else does.
  void writeLogs(Path folder) throws IOException;

  @Override
  void close();
}
