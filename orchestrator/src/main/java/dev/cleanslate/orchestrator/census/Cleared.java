package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is nobody's, and what became of it.
///
/// @param finding the number of the finding about it
/// @param kept why it cannot be deleted from here; absent where it can
/// @param outcome `opened` or `joined` a deletion, or `refused`; absent in a dry run
/// @param deletion the deletion that takes it
/// @param why why it is refused
public record Cleared(
    long finding,
    OwnerRef owner,
    Target resource,
    @Nullable String name,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable String kept,
    @Nullable String outcome,
    @Nullable UUID deletion,
    @Nullable String why) {
  Cleared by(String word, UUID saga) {
    return new Cleared(
        finding, owner, resource, name, firstSeenAt, lastSeenAt, kept, word, saga, null);
  }

  Cleared refused(String reason) {
    return new Cleared(
        finding, owner, resource, name, firstSeenAt, lastSeenAt, kept, "refused", null, reason);
  }

  String id() {
    return String.valueOf(resource.id());
  }
}
