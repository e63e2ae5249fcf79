package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Refusals;
import dev.cleanslate.orchestrator.api.operator.HoldRecords;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.intake.GracePeriods;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says one word to many deletions, each in a transaction of its own: what is refused of one
/// changes nothing about the others. The words are those of REST, and their doors.
@Component
final class Bulk {
  /// The most deletions that one word may be said to.
  static final int MOST = 1000;

  private static final int MAX_REASON = 400;

  private final Engine engine;
  private final GracePeriods periods;
  private final HoldRecords holds;
  private final BriefLocks locks;
  private final JdbcClient jdbc;

  Bulk(Engine engine, GracePeriods periods, HoldRecords holds, BriefLocks locks, JdbcClient jdbc) {
    this.engine = engine;
    this.periods = periods;
    this.holds = holds;
    this.locks = locks;
    this.jdbc = jdbc;
  }

  BulkOutcome say(Caller caller, Verb verb, @Nullable String reason, List<UUID> ids) {
    if (ids.isEmpty()) {
      throw Problem.field("id", "is missing: select at least one deletion");
    }
    if (ids.size() > MOST) {
      throw Problem.field("id", "names more than %d deletions; narrow the filters".formatted(MOST));
    }
    String why = reason == null || reason.isBlank() ? null : reason.strip();
    if (verb == Verb.ABANDON) {
      Require.text("reason", why, MAX_REASON);
    } else {
      Require.optional("reason", why, MAX_REASON);
    }
    return new BulkOutcome(
        verb, caller.name(), ids.stream().map(id -> one(caller, verb, why, id)).toList());
  }

  private BulkOutcome.Result one(Caller caller, Verb verb, @Nullable String why, UUID id) {
    String name = id.toString();
    try {
      name = owner(caller, id);
      return new BulkOutcome.Result(id, name, true, said(caller, verb, why, id));
    } catch (RuntimeException refused) {
      return new BulkOutcome.Result(id, name, false, Refusals.told(refused).detail());
    }
  }

  private String said(Caller caller, Verb verb, @Nullable String why, UUID id) {
    return switch (verb) {
      case RETRY -> retried(locks.run(() -> engine.change(id, hand -> hand.retry(caller.name()))));
      case CANCEL -> {
        changed(id, hand -> hand.cancel(caller.name()));
        yield "taken back; nothing was deleted";
      }
      case ABANDON -> {
        changed(id, hand -> hand.abandon(caller.name(), String.valueOf(why)));
        yield "given up; what is left stays, and is on record";
      }
      case HOLD -> held(new Hold(true, caller.name(), why), id);
      case RELEASE -> held(new Hold(false, caller.name(), null), id);
      case RESTORE -> {
        locked(id, () -> periods.restore(id, caller.name(), why));
        yield "given back; its owner is as it was, and nothing was deleted";
      }
      case START -> {
        locked(id, () -> periods.start(id, caller.name()));
        yield "its grace period is over, and it begins";
      }
    };
  }

  private void changed(UUID id, Consumer<SagaHand> change) {
    locks.run(() ->
        engine.change(
            id,
            hand -> {
              change.accept(hand);
              return id;
            }));
  }

  private void locked(UUID id, Runnable change) {
    locks.run(() -> {
      change.run();
      return id;
    });
  }

  private static String retried(int steps) {
    return steps == 0
        ? "nothing was stuck; it goes on as it did"
        : "%d %s tried again in a new round".formatted(steps, steps == 1 ? "step is" : "steps are");
  }

  private String held(Hold hold, UUID id) {
    holds.write("saga/" + id, hold, locks.now());
    return hold.on()
        ? "held once every process has read it; looks go on"
        : "released once every process has read it; a hold on its owner or tenant stays";
  }

  /// The owner of a deletion in the caller's tenant; a [Problem] where there is none.
  private String owner(Caller caller, UUID id) {
    return jdbc.sql(
            """
            select owner_type || '/' || owner_id
              from saga
             where id = :id
               and tenant = :tenant
            """)
        .param("id", id)
        .param("tenant", caller.tenant())
        .query(String.class)
        .optional()
        .orElseThrow(
            () -> Problem.unknown("unknown-deletion", "No deletion has the id %s.".formatted(id)));
  }
}
