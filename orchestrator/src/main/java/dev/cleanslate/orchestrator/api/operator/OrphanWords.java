package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/// A person's word about a finding, which may be said again, and what was said and found of it. A
/// [Problem] where the tenant has no such finding, or it is resolved. Thread-safe.
@Component
public final class OrphanWords {
  /// A person has seen it.
  public static final String ACKNOWLEDGED = "acknowledged";

  /// It is there on purpose.
  public static final String KEPT = "kept";

  private final Orphans orphans;
  private final BriefLocks locks;

  OrphanWords(Orphans orphans, BriefLocks locks) {
    this.orphans = orphans;
    this.locks = locks;
  }

  /// Says that it is acknowledged or kept, and why.
  public OrphanView say(Caller caller, long id, String state, String note) {
    OrphanView after =
        locks.run(() -> {
          orphans.say(caller.tenant(), id, state, caller.name(), note);
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
