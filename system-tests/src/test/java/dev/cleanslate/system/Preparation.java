package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// What a page takes for granted and does not make itself.
@FunctionalInterface
interface Preparation {
  /// Of a page that makes all it needs.
  Preparation NONE = (_, _) -> Made.FOR_GOOD;

  /// Makes it in a running system.
  ///
  /// @param desk the folder in which the page is typed
  Made make(World world, Path desk) throws Exception;

  /// What was made; closing it takes away what would be in others' way.
  @FunctionalInterface
  interface Made extends AutoCloseable {
    /// Is in nobody's way.
    Made FOR_GOOD = () -> {};

    @Override
    void close() throws IOException, SQLException;
  }
}
