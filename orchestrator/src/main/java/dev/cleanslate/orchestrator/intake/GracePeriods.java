package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.engine.UnknownSaga;
import dev.cleanslate.orchestrator.saga.Saga;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The door of those who think better of it, or do not want to wait. Thread-safe; joins the
/// caller's transaction or runs in its own, and locks the owner before its deletion, as everybody
/// who changes both.
public final class GracePeriods {
  private final Books books;
  private final Engine engine;

  GracePeriods(Books books, Engine engine) {
    this.books = books;
    this.engine = engine;
  }

  /// Takes a deletion back and gives its owner back as it was; a
  /// [dev.cleanslate.orchestrator.engine.SagaConflict] once anything was sent. A request that asked
  /// for it stays known: repeating that one opens nothing.
  public void restore(UUID deletion, String by, @Nullable String reason) {
    change(deletion, hand -> hand.restore(by, reason));
  }

  /// Begins a deletion whose owner could still be restored for a while.
  public void start(UUID deletion, String by) {
    change(deletion, hand -> hand.start(by, "its grace period was ended"));
  }

  private void change(UUID deletion, Consumer<SagaHand> change) {
    books
        .transactions()
        .run(() -> {
          Saga saga =
              books.sagas().peek(List.of(deletion)).stream()
                  .findFirst()
                  .orElseThrow(() -> new UnknownSaga(deletion));
          books.ledger().lock(List.of(saga.ownerNo()));
          return engine.change(
              deletion,
              hand -> {
                change.accept(hand);
                return hand.saga().state();
              });
        });
  }
}
