package dev.cleanslate.simulator.room;

import org.jspecify.annotations.Nullable;

/// A failure to be worded by a room.
///
/// @param code the provider's code; absent means the room's usual one for the status
/// @param message absent means the room's usual words
public record Failure(int status, @Nullable String code, @Nullable String message) {
  /// A failure in the room's usual words.
  public static Failure of(int status) {
    return new Failure(status, null, null);
  }
}
