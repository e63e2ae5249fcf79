package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.operator.HoldRecords;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.intake.GracePeriods;
import dev.cleanslate.orchestrator.page.May;
import dev.cleanslate.orchestrator.page.deletion.Deed.Word;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's word about a deletion, by the doors that REST uses. Each leads back to the page,
/// which says that it was taken and then what has come of it.
@Controller
@RequestMapping("/deletions/{id}")
final class Deeds {
  /// As at REST: leaves room for what is written around it where it is told.
  private static final int MAX_REASON = 400;

  private final Access access;
  private final Engine engine;
  private final GracePeriods periods;
  private final HoldRecords holds;
  private final BriefLocks locks;

  Deeds(Access access, Engine engine, GracePeriods periods, HoldRecords holds, BriefLocks locks) {
    this.access = access;
    this.engine = engine;
    this.periods = periods;
    this.holds = holds;
    this.locks = locks;
  }

  /// Tries all that is stuck or unverifiable again, or one step.
  @PostMapping("/retry")
  String retry(
      Caller caller,
      May may,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long step) {
    if (step == null) {
      return change(caller, may, id, Word.RETRY, hand -> hand.retry(caller.name()));
    }
    Require.within("step", step, 1, Long.MAX_VALUE);
    return change(caller, may, id, Word.RETRY_STEP, hand -> hand.retry(step, caller.name()));
  }

  @PostMapping("/cancel")
  String cancel(Caller caller, May may, @PathVariable UUID id) {
    return change(caller, may, id, Word.CANCEL, hand -> hand.cancel(caller.name()));
  }

  @PostMapping("/abandon")
  String abandon(Caller caller, May may, @PathVariable UUID id, @RequestParam String reason) {
    String because = Require.text("reason", reason.strip(), MAX_REASON);
    return change(caller, may, id, Word.ABANDON, hand -> hand.abandon(caller.name(), because));
  }

  @PostMapping("/restore")
  String restore(
      Caller caller,
      May may,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason) {
    String because = reason == null || reason.isBlank() ? null : reason.strip();
    Require.optional("reason", because, MAX_REASON);
    require(caller, may, id);
    locks.run(() -> {
      periods.restore(id, caller.name(), because);
      return id;
    });
    return taken(caller, id, Word.RESTORE);
  }

  @PostMapping("/start")
  String start(Caller caller, May may, @PathVariable UUID id) {
    require(caller, may, id);
    locks.run(() -> {
      periods.start(id, caller.name());
      return id;
    });
    return taken(caller, id, Word.START);
  }

  @PostMapping("/hold")
  String hold(
      Caller caller,
      May may,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason) {
    String because = reason == null || reason.isBlank() ? null : reason.strip();
    Require.optional("reason", because, MAX_REASON);
    return held(caller, may, id, new Hold(true, caller.name(), because), Word.HOLD);
  }

  @PostMapping("/release")
  String release(Caller caller, May may, @PathVariable UUID id) {
    return held(caller, may, id, new Hold(false, caller.name(), null), Word.RELEASE);
  }

  private String held(Caller caller, May may, UUID id, Hold hold, Word word) {
    require(caller, may, id);
    holds.write("saga/" + id, hold, locks.now());
    return taken(caller, id, word);
  }

  private String change(Caller caller, May may, UUID id, Word word, Consumer<SagaHand> change) {
    require(caller, may, id);
    locks.run(() ->
        engine.change(
            id,
            hand -> {
              change.accept(hand);
              return hand.saga().state();
            }));
    return taken(caller, id, word);
  }

  private void require(Caller caller, May may, UUID id) {
    may.requireWrite();
    access.require(caller, id);
  }

  /// What happens from now on is what has come of it.
  private String taken(Caller caller, UUID id, Word word) {
    return "redirect:/deletions/%s?did=%s&since=%d"
        .formatted(id, word.wire(), access.require(caller, id).version());
  }
}
