package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can happen to one step.
public sealed interface Event {
  /// Its gate is open and the window has room.
  record Picked() implements Event {}

  /// A worker answered a command.
  record Answered(Reply reply) implements Event {}

  /// The verifier's look came back.
  record Judged(Verdict verdict) implements Event {}

  /// Its time has come.
  ///
  /// @param notBefore where a hold or the provider's budget forbids a destructive call now: the
  ///   earliest time for one
  record Due(@Nullable Instant notBefore) implements Event {}

  /// What it waits for may have changed: it is asked again at once rather than when its time comes.
  record Nudged() implements Event {}

  /// A person wants it tried again.
  record Retried(String by) implements Event {}

  /// What was seen gone is looked at once more, long after.
  record Revisited() implements Event {}

  /// Upstream said what became of an intent: the id it got, or that it never came to be.
  record Settled(@Nullable String id) implements Event {}
}
