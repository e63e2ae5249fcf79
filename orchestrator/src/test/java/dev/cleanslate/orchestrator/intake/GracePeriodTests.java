package dev.cleanslate.orchestrator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.engine.SagaConflict;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GracePeriodTests {
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static Books books;
  private static EngineRig rig;
  private static GracePeriods periods;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    books = PostgresBooks.in(database);
    rig = new EngineRig(books);
    periods = new GracePeriods(books, rig.engine);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void theOwnerIsHiddenAtOnceAndNothingIsDoneBeforeTheTimeIsOver() {
    UUID saga = hidden("a");

    rig.engine.wake(100);

    assertThat(saga(saga).state()).isEqualTo(SagaState.GRACE);
    assertThat(owner("a").state()).isEqualTo(Owner.State.HIDDEN);
    assertThat(owner("a").deletedAt()).isNotNull();
    assertThat(rig.sent()).isEmpty();
    assertThat(told(saga)).containsExactly("grace");
  }

  @Test
  void onceTheTimeIsOverTheDeletionBegins() {
    UUID saga = hidden("b");
    over(saga);

    rig.engine.wake(100);

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETING);
    assertThat(owner("b").state()).isEqualTo(Owner.State.DELETING);
    assertThat(owner("b").deletedAt()).as("stays hidden").isNotNull();
    assertThat(rig.goneUntilQuiet()).containsExactly("file-b");
    assertThat(owner("b").state()).isEqualTo(Owner.State.DELETED);
    assertThat(told(saga)).startsWith("grace").endsWith("deleted");
  }

  @Test
  void aRestoredOwnerIsActiveAgainAndKeepsWhatItHolds() {
    UUID saga = hidden("c");

    periods.restore(saga, "jo", "a mistake");
    over(saga);
    rig.engine.wake(100);

    assertThat(saga(saga).state()).isEqualTo(SagaState.CANCELLED);
    assertThat(owner("c").state()).isEqualTo(Owner.State.ACTIVE);
    assertThat(owner("c").deletedAt()).isNull();
    assertThat(rig.sent()).isEmpty();
    assertThatExceptionOfType(SagaConflict.class)
        .isThrownBy(() -> periods.restore(saga, "jo", null))
        .withMessageContaining("it is cancelled");
  }

  @Test
  void whatWasSentCannotBeTakenBackAndTheAnswerSaysHowFarItCame() {
    UUID saga = hidden("d");
    periods.start(saga, "jo");
    rig.sent();

    assertThatExceptionOfType(SagaConflict.class)
        .isThrownBy(() -> periods.restore(saga, "jo", null))
        .withMessageContaining("1 of its 1 steps were opened already");
    assertThatExceptionOfType(SagaConflict.class)
        .isThrownBy(() -> periods.start(saga, "jo"))
        .withMessageContaining("has no grace period to end");
  }

  @Test
  void startingEndsTheGracePeriodAtOnce() {
    UUID saga = hidden("e");

    periods.start(saga, "jo");

    assertThat(rig.goneUntilQuiet()).containsExactly("file-e");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatIsRegisteredMeanwhileGoesWithTheRest() {
    UUID saga = hidden("f");

    rig.register("f", EngineRig.item("store", "store-f"));

    assertThat(saga(saga).dueAt()).as("the time is not cut short").isAfter(now().plusSeconds(60));
    periods.start(saga, "jo");
    assertThat(rig.goneUntilQuiet()).containsExactly("file-f", "store-f");
  }

  @Test
  void whoeverIsDeletedWithItsOwnerHasNoGraceOfItsOwn() {
    UUID child = hidden("g");
    OwnerRef group = EngineRig.group("all");
    rig.register(group, EngineRig.owned(EngineRig.owner("g")));

    UUID parent = rig.open(group);

    assertThat(saga(child).state()).isEqualTo(SagaState.DELETING);
    rig.goneUntilQuiet();
    assertThat(saga(child).state()).isEqualTo(SagaState.DELETED);
    assertThat(saga(parent).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void anOwnerHasOneOpenDeletionWhileItIsHidden() {
    UUID saga = hidden("h");

    assertThat(books.transactions().run(() -> books.sagas().openFor(owner("h").no())))
        .contains(saga);
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> open("h"));
  }

  private static UUID hidden(String id) {
    rig.register(id, EngineRig.item("file", "file-" + id));
    return open(id);
  }

  private static UUID open(String id) {
    UUID saga = UUID.randomUUID();
    books
        .transactions()
        .run(() -> {
          Owner owner = books.ledger().lock(EngineRig.owner(id)).orElseThrow();
          return rig.engine.open(
              owner, new Opening(saga, "jo", "a test", Mode.GRACEFUL, Duration.ofDays(7)));
        });
    rig.engine.tend(List.of(saga));
    return saga;
  }

  private static void over(UUID saga) {
    jdbc.sql("update saga set due_at = clock_timestamp() where id = :saga and due_at is not null")
        .param("saga", saga)
        .update();
  }

  private static Saga saga(UUID saga) {
    return rig.sheet(saga).saga();
  }

  private static Owner owner(String id) {
    return books.transactions().run(() -> books.ledger().find(EngineRig.owner(id)).orElseThrow());
  }

  private static java.time.Instant now() {
    return books.transactions().run(() -> books.sagas().now());
  }

  private static List<String> told(UUID saga) {
    return jdbc.sql("select event ->> 'state' from history where saga_id = :saga order by seq")
        .param("saga", saga)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
