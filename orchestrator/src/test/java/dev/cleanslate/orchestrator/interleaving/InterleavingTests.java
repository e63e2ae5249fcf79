package dev.cleanslate.orchestrator.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.testkit.TestPostgres;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two transactions that meet, in every way in which they can. A serial store hides what these
/// find.
class InterleavingTests {
  private static final AtomicInteger OWNERS = new AtomicInteger();

  private static HikariDataSource database;
  private static Interleavings interleavings;
  private static EngineRig rig;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    interleavings = new Interleavings(database);
    Books books = PostgresBooks.in(interleavings.database());
    rig = new EngineRig(books);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @AfterEach
  void everythingAddsUp() {
    new BooksCheck(JdbcClient.create(database)).everythingAddsUp();
  }

  @Test
  void aRegistrationMeetsTheLastVerdict() throws Exception {
    int statements =
        interleavings.every(() -> {
          Begun begun = begun();
          Command look = lookOf(begun);
          return round(
              () -> rig.engine.apply(List.of(EngineRig.gone(look))),
              () -> rig.register(begun.owner(), EngineRig.item("file", "late")),
              () -> finishes(begun));
        });
    assertThat(statements).isGreaterThan(5);
  }

  @Test
  void theLastVerdictMeetsARegistration() throws Exception {
    int statements =
        interleavings.every(() -> {
          Begun begun = begun();
          Command look = lookOf(begun);
          return round(
              () -> rig.register(begun.owner(), EngineRig.item("file", "late")),
              () -> rig.engine.apply(List.of(EngineRig.gone(look))),
              () -> finishes(begun));
        });
    assertThat(statements).isGreaterThan(5);
  }

  @Test
  void aRegistrationMeetsThePlanning() throws Exception {
    interleavings.every(() -> {
      Begun begun = opened();
      return round(
          () -> rig.engine.tend(List.of(begun.saga())),
          () -> rig.register(begun.owner(), EngineRig.item("leaf", "late")),
          () -> finishes(begun));
    });
  }

  @Test
  void aTimerMeetsAReply() throws Exception {
    interleavings.every(() -> {
      Begun begun = begun();
      Command sent = rig.sent().getFirst();
      overdue(begun);
      return round(
          () -> rig.engine.wake(100),
          () -> rig.engine.apply(List.of(EngineRig.gone(sent))),
          () -> {
            rig.engine.apply(List.of(EngineRig.gone(sent)));
            finishes(begun);
          });
    });
  }

  @Test
  void aReplyMeetsATimer() throws Exception {
    interleavings.every(() -> {
      Begun begun = begun();
      Command sent = rig.sent().getFirst();
      overdue(begun);
      return round(
          () -> rig.engine.apply(List.of(EngineRig.gone(sent))),
          () -> rig.engine.wake(100),
          () -> {
            rig.engine.apply(List.of(EngineRig.gone(sent)));
            finishes(begun);
          });
    });
  }

  @Test
  void twoTimersWakeTheSameStepOnce() throws Exception {
    interleavings.every(() -> {
      Begun begun = begun();
      rig.sent();
      overdue(begun);
      return round(
          () -> rig.engine.wake(100),
          () -> rig.engine.wake(100),
          () -> {
            assertThat(rig.sent()).as("sent again by one of them").hasSize(1);
            overdue(begun);
            rig.engine.wake(100);
            finishes(begun);
          });
    });
  }

  @Test
  void aCancelMeetsTheDispatch() throws Exception {
    interleavings.every(() -> {
      Begun begun = opened();
      AtomicBoolean cancelled = new AtomicBoolean();
      return round(
          () -> rig.engine.tend(List.of(begun.saga())),
          () -> cancelled.set(cancel(begun.saga())),
          () -> eitherCancelledOrSent(begun, cancelled.get()));
    });
  }

  @Test
  void theDispatchMeetsACancel() throws Exception {
    interleavings.every(() -> {
      Begun begun = opened();
      AtomicBoolean cancelled = new AtomicBoolean();
      return round(
          () -> cancelled.set(cancel(begun.saga())),
          () -> rig.engine.tend(List.of(begun.saga())),
          () -> eitherCancelledOrSent(begun, cancelled.get()));
    });
  }

  @Test
  void twoTransactionsAnswerDifferentStepsOfOneSaga() throws Exception {
    interleavings.every(() -> {
      String owner = newOwner();
      rig.register(
          owner,
          EngineRig.item("file", "f1"),
          EngineRig.item("file", "f2"),
          EngineRig.item("record", "r"));
      UUID saga = rig.open(owner);
      List<Command> sent = rig.sent();
      return round(
          () -> rig.engine.apply(List.of(EngineRig.gone(sent.get(0)))),
          () -> rig.engine.apply(List.of(EngineRig.gone(sent.get(1)))),
          () -> finishes(new Begun(owner, saga)));
    });
  }

  private static void eitherCancelledOrSent(Begun begun, boolean cancelled) {
    Saga saga = rig.sheet(begun.saga()).saga();
    assertThat(saga.state() == SagaState.CANCELLED).isEqualTo(cancelled);
    assertThat(rig.sent().isEmpty())
        .as("nothing is sent for what was cancelled")
        .isEqualTo(cancelled);
    if (!cancelled) {
      rig.engine.change(
          begun.saga(),
          hand -> {
            hand.abandon("test", "the round is over");
            return true;
          });
    }
  }

  private static boolean cancel(UUID saga) {
    try {
      return rig.engine.change(
          saga,
          hand -> {
            hand.cancel("test");
            return true;
          });
    } catch (SagaConflict _) {
      return false;
    }
  }

  /// Lets everything that is still wanted happen; the owner must end deleted, with nothing left of
  /// that life.
  private static void finishes(Begun begun) {
    for (int i = 0; i < 50; i++) {
      rig.goneUntilQuiet();
      rig.engine.wake(100);
      if (!rig.sheet(begun.saga()).saga().state().isOpen()) {
        break;
      }
      overdue(begun);
    }
    assertThat(rig.sheet(begun.saga()).saga().state()).isEqualTo(SagaState.DELETED);
    rig.sent();
  }

  private static void overdue(Begun begun) {
    JdbcClient.create(database)
        .sql(
            "update step set due_at = clock_timestamp() where saga_id = :saga and due_at is not"
                + " null")
        .param("saga", begun.saga())
        .update();
  }

  private static Command lookOf(Begun begun) {
    rig.engine.apply(List.of(EngineRig.gone(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    assertThat(look.ref().saga()).isEqualTo(begun.saga());
    return look;
  }

  private static Begun begun() {
    Begun begun = opened();
    rig.engine.tend(List.of(begun.saga()));
    return begun;
  }

  private static Begun opened() {
    String owner = newOwner();
    rig.register(owner, EngineRig.item("file", "one"));
    return new Begun(owner, rig.openOnly(owner));
  }

  private static String newOwner() {
    return "owner-" + OWNERS.incrementAndGet();
  }

  private static Interleavings.Round round(Runnable first, Runnable second, Runnable check) {
    return new Interleavings.Round() {
      @Override
      public void first() {
        first.run();
      }

      @Override
      public void second() {
        second.run();
      }

      @Override
      public void check() {
        check.run();
      }
    };
  }

  private record Begun(String owner, UUID saga) {}
}
