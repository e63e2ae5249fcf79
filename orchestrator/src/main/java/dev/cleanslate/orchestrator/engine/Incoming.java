package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.saga.Event;
import java.util.UUID;

/// An event for one step, as it came in; `index` tells the caller which of its messages it was.
public record Incoming(int index, UUID saga, long step, Event event) {}
