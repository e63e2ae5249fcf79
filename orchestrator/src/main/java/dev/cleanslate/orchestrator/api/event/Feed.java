package dev.cleanslate.orchestrator.api.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What one stream tells. A place in it is the id of the event that was told last.
interface Feed {
  /// The deletion it is about; empty where it is about a whole tenant.
  Optional<UUID> deletion();

  /// What comes after that place.
  Batch beyond(String place);

  /// Some events, oldest first.
  ///
  /// @param place where this leaves the reader, which may be beyond the last event
  /// @param more whether there may be more to read at once
  record Batch(List<Told> told, String place, boolean more) {}

  /// One event.
  record Told(String place, String json) {}
}
