package dev.cleanslate.orchestrator.census;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A census that is under way: the page that is asked for, and what the pages before it had.
///
/// @param tries how often the page was asked for without an answer that counts, beyond the first
record Ticketed(
    String kind,
    UUID ticket,
    @Nullable String beyond,
    Instant beganAt,
    int tries,
    @Nullable String account,
    long counted,
    long unclaimed,
    long untold) {
  /// With what a page had; an account that changes on the way makes the census incomplete.
  Ticketed with(@Nullable String pageAccount, int things, int others, int more) {
    return new Ticketed(
        kind,
        ticket,
        beyond,
        beganAt,
        tries,
        pageAccount,
        counted + things + more,
        unclaimed + others,
        untold + more);
  }

  /// Whether another account was listed than by the pages before.
  boolean isElsewhere(@Nullable String pageAccount) {
    return beyond != null && !java.util.Objects.equals(account, pageAccount);
  }
}
