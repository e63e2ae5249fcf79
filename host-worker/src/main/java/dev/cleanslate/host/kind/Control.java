package dev.cleanslate.host.kind;

import dev.cleanslate.messages.Doubt;

/// Whether the place where something is absent could be read at all.
public sealed interface Control {
  /// It could.
  ///
  /// @param call what was read there, and what it said
  record Proved(String call) implements Control {}

  /// It could not; an absence means nothing.
  record Failed(Doubt doubt, String detail) implements Control {}
}
