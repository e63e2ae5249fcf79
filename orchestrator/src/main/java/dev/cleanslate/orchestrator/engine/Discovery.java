package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Traceparent;
import java.util.List;
import java.util.UUID;

/// What a search of a saga came upon.
///
/// @param step the search
/// @param trace which trace the saga is in
record Discovery(OwnerRef owner, UUID saga, long step, List<Found> found, Traceparent trace) {}
