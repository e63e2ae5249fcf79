package dev.cleanslate.orchestrator.notice.channel;

import java.time.Duration;

/// How long a channel tries.
///
/// @param timeout the longest one try may take, from connecting to the answer
/// @param first the wait after the first failure; it doubles
/// @param most the longest wait
/// @param end how long after the first try it is given up
public record Patience(Duration timeout, Duration first, Duration most, Duration end) {}
