package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Times;
import dev.cleanslate.orchestrator.api.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A person's word about a finding, which may be said again, and what was said and found of it. A
/// [Problem] where the tenant has no such finding, or it is resolved. Thread-safe.
@Component
public final class OrphanWords {
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String KEPT = "kept";

  private final Orphans orphans;
  private final BriefLocks locks;

  OrphanWords(Orphans orphans, BriefLocks locks) {
    this.orphans = orphans;
    this.locks = locks;
  }

  /// Says that a person has seen it; what was kept is kept no longer.
  public OrphanView acknowledge(Caller caller, long id, String note) {
    return say(caller, id, ACKNOWLEDGED, note, null);
  }

  /// Says that it is there on purpose, and why.
  ///
  /// @param until when it counts again as what waits for a person; absent means never
  public OrphanView keep(Caller caller, long id, String note, @Nullable Instant until) {
    return say(caller, id, KEPT, note, until);
  }

  private OrphanView say(
      Caller caller, long id, String state, String note, @Nullable Instant until) {
    OrphanView after =
        locks.run(() -> {
          requireToCome(until);
          orphans.say(caller.tenant(), id, state, caller.name(), note, until);
          return one(caller, id);
        });
    if (after.state().equals("resolved")) {
      throw Problem.of(
          409,
          "orphan-resolved",
          "It is resolved",
          "Orphan %d was resolved already; there is nothing left to say of it.".formatted(id));
    }
    return after;
  }

  private void requireToCome(@Nullable Instant until) {
    if (until != null && (!until.isAfter(locks.now()) || until.isAfter(Times.LAST))) {
      throw Problem.field(
          "until",
          "must be a time to come, but was %s; leave it out to keep it for good".formatted(until));
    }
  }

  /// What it was and is, the oldest first.
  public List<FindingStatus> history(Caller caller, long id) {
    one(caller, id);
    return orphans.history(id);
  }

  private OrphanView one(Caller caller, long id) {
    return orphans
        .find(caller.tenant(), id)
        .orElseThrow(
            () -> Problem.unknown("unknown-orphan", "No orphan has the id %d.".formatted(id)));
  }
}
