package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing to tell, before it is known to whom.
///
/// @param event names it for good: deriving it again gives the same name, and a receiver drops
///   repeats by it
/// @param owner whom it is about; absent where it is about a whole tenant
/// @param subject what it is about; notices about one subject reach a channel in order
/// @param says what it says, without times: what was said last about its subject is not said again
/// @param ends whether it says that something has ended, which is told only to whom it was told
/// @param title a line for people
/// @param body what is sent
public record Notice(
    String event,
    Matter matter,
    Severity severity,
    String tenant,
    @Nullable OwnerRef owner,
    String subject,
    String says,
    boolean ends,
    String title,
    String body) {

  /// The body that all but replies have: `type`, `timestamp`, `severity`, `title` and `data`.
  static String body(String type, Instant at, Severity severity, String title, Object data) {
    return Wire.json().writeValueAsString(new Envelope(type, at, severity.wire(), title, data));
  }

  private record Envelope(
      String type, Instant timestamp, String severity, String title, Object data) {}
}
