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

  /// Nothing: the object is gone.
  Aftermath CLEAN = new Clean();
}
