package dev.cleanslate.orchestrator.notice.channel;

import java.time.Instant;

/// One notice on its way through one channel.
///
/// @param event the name by which a receiver drops repeats
/// @param matter what sort of thing it tells (`findings`)
/// @param title a line for people
/// @param body what is sent, byte for byte
/// @param at when this try began, by the database's clock
public record Letter(
    String event,
    String matter,
    String severity,
    String tenant,
    String subject,
    String title,
    String body,
    Instant at) {}
