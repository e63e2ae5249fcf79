package dev.cleanslate.orchestrator.history;

import dev.cleanslate.messages.Traceparent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event to be published: its topic, key, CloudEvents id and type, time and JSON, and the trace
/// it belongs to, where it belongs to any.
record Announcement(
    String topic,
    String key,
    String id,
    String type,
    Instant at,
    String json,
    @Nullable Traceparent trace) {}
