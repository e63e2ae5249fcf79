package dev.cleanslate.simulator.room;

/// What a deletion leaves behind.
public sealed interface Aftermath {
  /// Nothing: the object is gone.
  record Clean() implements Aftermath {}

  /// Nothing happens, and the answer says so.
  ///
  /// @param silent whether the answer leaves the field `deleted` out instead of saying false
  record Unmoved(boolean silent) implements Aftermath {}

  /// It is gone, but reading it finds it for so many reads, or so many milliseconds, whichever ends
  /// last.
  ///
  /// @param listed whether listings show it for that time, too
  record Lingers(int reads, long ms, boolean listed) implements Aftermath {}

  /// It is gone, and comes back for good after so many reads that did not find it, or so many
  /// milliseconds, whichever comes last.
  record Reappears(int reads, long ms) implements Aftermath {}

  /// It stays as something that is being deleted, for ever. What is deleted at once simply stays.
  record Halts() implements Aftermath {}

  /// When it should be gone, it has failed instead. What is deleted at once simply stays.
  ///
  /// @param reason the provider's code for why
  record Fails(String reason) implements Aftermath {}

  /// When it should be gone, it is as it was before. What is deleted at once simply stays.
  record Recovers() implements Aftermath {}

  /// Whether the object leaves at all.
  static boolean leaves(Aftermath aftermath) {
    return switch (aftermath) {
      case Clean _, Lingers _, Reappears _ -> true;
      case Unmoved _, Halts _, Fails _, Recovers _ -> false;
    };
  }

  /// Nothing: the object is gone.
  Aftermath CLEAN = new Clean();
}
