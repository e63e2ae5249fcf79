package dev.cleanslate.cli.screen;

import java.time.InstantSource;

/// How far something has come, as it goes.
public sealed interface Progress extends AutoCloseable permits Bar, Lines, Quiet {
  /// It has come so far.
  ///
  /// @param whole how much there is; 0 where that is not known yet
  /// @param text what it is doing
  void at(long done, long whole, String text);

  /// Something that should stay to be read.
  void said(String text);

  /// Leaves the screen to others.
  @Override
  void close();

  /// A bar on a terminal, plain lines in a pipe.
  static Progress on(Screen screen, InstantSource clock) {
    return screen.isTerminal() ? new Bar(screen, clock) : new Lines(screen, clock);
  }
}
