package dev.cleanslate.orchestrator.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.orchestrator.intake.GracePeriods;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A person restores an owner in the moment in which its grace period ends: either it is restored
/// and nothing was sent, or it is refused.
class GraceInterleavingTests {
  private static final AtomicInteger OWNERS = new AtomicInteger();

  private static HikariDataSource database;
  private static Interleavings interleavings;
  private static EngineRig rig;
  private static GracePeriods periods;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    interleavings = new Interleavings(database);
    Books books = PostgresBooks.in(interleavings.database());
    rig = new EngineRig(books);
    periods = IntakeFixture.gracePeriods(books, rig.engine);
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
  void aRestoreMeetsTheFirstSend() throws Exception {
    int statements =
        interleavings.every(() -> {
          Hidden hidden = hidden();
          AtomicBoolean restored = new AtomicBoolean();
          return new Meeting(
              () -> rig.engine.wake(100),
              () -> restored.set(restore(hidden.saga())),
              () -> eitherRestoredOrSent(hidden, restored.get()));
        });
    assertThat(statements).isGreaterThan(5);
  }

  @Test
  void theFirstSendMeetsARestore() throws Exception {
    int statements =
        interleavings.every(() -> {
          Hidden hidden = hidden();
          AtomicBoolean restored = new AtomicBoolean();
          return new Meeting(
              () -> restored.set(restore(hidden.saga())),
              () -> rig.engine.wake(100),
              () -> eitherRestoredOrSent(hidden, restored.get()));
        });
    assertThat(statements).isGreaterThan(3);
  }

  private static void eitherRestoredOrSent(Hidden hidden, boolean restored) {
    rig.engine.wake(100);
    SagaState state = rig.sheet(hidden.saga()).saga().state();
    Owner.State owner =
        rig.books
            .transactions()
            .run(() -> rig.books.ledger().find(EngineRig.owner(hidden.owner())).orElseThrow())
            .state();

    assertThat(state).isEqualTo(restored ? SagaState.CANCELLED : SagaState.DELETING);
    assertThat(owner).isEqualTo(restored ? Owner.State.ACTIVE : Owner.State.DELETING);
    assertThat(rig.sent()).as("sent of what was restored").hasSize(restored ? 0 : 1);
    if (!restored) {
      rig.engine.change(
          hidden.saga(),
          hand -> {
            hand.abandon("test", "the round is over");
            return true;
          });
    }
  }

  private static boolean restore(UUID saga) {
    try {
      periods.restore(saga, "test", null);
      return true;
    } catch (SagaConflict _) {
      return false;
    }
  }

  private static Hidden hidden() {
    String owner = "hidden-" + OWNERS.incrementAndGet();
    rig.register(owner, EngineRig.item("file", "one"));
    UUID saga = UUID.randomUUID();
    rig.books
        .transactions()
        .run(() -> {
          Owner locked = rig.books.ledger().lock(EngineRig.owner(owner)).orElseThrow();
          return rig.engine.open(
              locked, new Opening(saga, "test", null, Mode.GRACEFUL, Duration.ofDays(7)));
        });
    JdbcClient.create(database)
        .sql("update saga set due_at = clock_timestamp() where id = :saga")
        .param("saga", saga)
        .update();
    return new Hidden(owner, saga);
  }

  private record Hidden(String owner, UUID saga) {}

  private record Meeting(Runnable one, Runnable other, Runnable after)
      implements Interleavings.Round {
    @Override
    public void first() {
      one.run();
    }

    @Override
    public void second() {
      other.run();
    }

    @Override
    public void check() {
      after.run();
    }
  }
}
