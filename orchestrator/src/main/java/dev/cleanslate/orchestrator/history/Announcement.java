package dev.cleanslate.orchestrator.history;

import java.time.Instant;

/// One event to be published: its topic, key, CloudEvents id and type, time and JSON.
record Announcement(String topic, String key, String id, String type, Instant at, String json) {}
