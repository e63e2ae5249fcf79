package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.event.Endings;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// A deletion as old clients ask for it: one call without an id of its own, and the end as its
/// answer. Thread-safe; each call is a request of its own, so a repeated one joins or finds the
/// end. One that joins has tried again what is stuck: calling once more is how their operators do
/// that.
@Component
public final class Asking {
  private final Deletions deletions;
  private final Engine engine;
  private final Endings endings;
  private final Held held;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  Asking(
      Deletions deletions,
      Engine engine,
      Endings endings,
      Held held,
      BriefLocks locks,
      Supplier<UUID> ids) {
    this.deletions = deletions;
    this.engine = engine;
    this.endings = endings;
    this.held = held;
    this.locks = locks;
    this.ids = ids;
  }

  /// Asks for it, as any request; what is refused is refused as at `/v1`. Nothing is done where the
  /// owner is not one that the caller may know, in the very life that is deleted.
  ///
  /// @param force whether what is in use is to be ended first
  /// @param why for the history
  public Accepted ask(Caller caller, OwnerRef owner, boolean force, String why) {
    String id = ids.get().toString();
    var request = new DeleteRequest(id, null, owner, caller.name(), why, null, force, false);
    String source = "rest:" + caller.tenant() + "/" + caller.name();
    return locks.run(() -> {
      Accepted accepted = deletions.request(new Ask(source, id, request, locks.now(), Door.PUBLIC));
      held.require(caller, owner.type(), owner.id());
      if (accepted.outcome() == Accepted.Outcome.JOINED) {
        engine.change(accepted.saga(), hand -> again(hand, caller));
      }
      return accepted;
    });
  }

  private static SagaState again(SagaHand hand, Caller caller) {
    SagaState state = hand.saga().state();
    if (state == SagaState.STUCK) {
      hand.retry(caller.name());
    }
    return state;
  }

  /// Waits until it rests, or the patience is over; answers its state then.
  public SagaState await(Accepted accepted, Duration patience) {
    return endings.await(accepted.saga(), patience);
  }

  /// Where a deletion is shown, for the header Location.
  public static URI place(UUID deletion) {
    return URI.create("/v1/deletions/" + deletion);
  }
}
