package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Traceparent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delete request as it reached a door.
///
/// @param source who asks; with `id` it names the request
/// @param id unique within the source
/// @param at when it was made, by the asker's clock or the broker's
/// @param door which way it came
/// @param trace where it belongs; absent where the asker does not say
public record Ask(
    String source,
    String id,
    DeleteRequest request,
    Instant at,
    Door door,
    @Nullable Traceparent trace) {
  /// A request that is in nobody's trace.
  public Ask(String source, String id, DeleteRequest request, Instant at, Door door) {
    this(source, id, request, at, door, null);
  }

  /// Whether an owner that nobody registered is waited for, as on a topic that may have overtaken
  /// another, or refused at once.
  boolean mayWaitForRegistration() {
    return door == Door.TOPIC;
  }
}
