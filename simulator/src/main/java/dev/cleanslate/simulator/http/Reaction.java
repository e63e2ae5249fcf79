package dev.cleanslate.simulator.http;

/// What the server does on the wire with a request.
public sealed interface Reaction {
  /// Sends the answer.
  record Send(Answer answer) implements Reaction {}

  /// Sends the head and half of the body, then closes.
  record SendHalf(Answer answer) implements Reaction {}

  /// Closes without a byte.
  ///
  /// @param reset whether by RST instead of FIN
  record Hang(boolean reset) implements Reaction {}
}
