package dev.cleanslate.cli.api;

import java.time.Duration;

/// How to wait before something is tried again.
public interface Pause {
  /// Returns after that time, or at once where waiting is cut short.
  void rest(Duration time);
}
