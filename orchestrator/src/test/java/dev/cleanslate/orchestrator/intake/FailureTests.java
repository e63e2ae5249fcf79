package dev.cleanslate.orchestrator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FailureTests {
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static Books books;
  private static EngineRig rig;
  private static Registrations registrations;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    books = PostgresBooks.in(database);
    rig = new EngineRig(books);
    registrations = IntakeFixture.registrations(books, rig.engine, EngineRig.CATALOG, jdbc);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aFailureRegistersWhatThereIsAndDeletesIt() {
    take(failed("a", null, EngineRig.item("store", "s-a"), EngineRig.item("file", "f-a")));

    assertThat(rig.goneUntilQuiet()).containsExactly("f-a", "s-a");
    assertThat(owner("a").state()).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void theSameFailureAfterTheEndBeginsNoNewLife() {
    var failed = failed("b", null, EngineRig.item("file", "f-b"));
    take(failed);
    rig.goneUntilQuiet();

    take(failed);

    assertThat(owner("b").state()).isEqualTo(Owner.State.DELETED);
    assertThat(owner("b").incarnation()).isEqualTo(1);
    assertThat(sagas("b")).isEqualTo(1);
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void aFailureOfWhatIsBeingDeletedJoinsTheDeletion() {
    rig.register("c", EngineRig.item("file", "f-c"));
    rig.open("c");

    take(failed("c", null, EngineRig.item("store", "s-c")));

    assertThat(sagas("c")).isEqualTo(1);
    assertThat(rig.goneUntilQuiet()).contains("f-c", "s-c");
    assertThat(owner("c").state()).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void aFailureEndsTheGracePeriod() {
    rig.register("d", EngineRig.item("file", "f-d"));
    books
        .transactions()
        .run(() ->
            rig.engine.open(
                books.ledger().lock(EngineRig.owner("d")).orElseThrow(),
                new Opening(UUID.randomUUID(), "jo", null, Mode.GRACEFUL, Duration.ofDays(7))));

    take(failed("d", null, EngineRig.item("store", "s-d")));

    assertThat(rig.goneUntilQuiet()).containsExactly("f-d", "s-d");
    assertThat(owner("d").state()).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void aFailureOfAnEarlierLifeTouchesNothingOfTheLaterOne() {
    rig.register("e", EngineRig.item("file", "f-e"));

    assertThatExceptionOfType(DeletionRefused.class)
        .isThrownBy(() ->
            take(failed("e", Instant.parse("2020-01-01T00:00:00Z"), EngineRig.item("file", "x"))))
        .withMessageContaining("older than this life");

    assertThat(owner("e").state()).isEqualTo(Owner.State.ACTIVE);
    assertThat(sagas("e")).isZero();
  }

  @Test
  void whatAFailedOwnerOwnsGoesWithIt() {
    rig.register("f", EngineRig.item("file", "f-f"));
    var group =
        new ResourceEvent.Failed(
            EngineRig.group("g"),
            List.of(EngineRig.owned(EngineRig.owner("f"))),
            List.of(),
            "half of it",
            null,
            null,
            null);

    take(group);

    assertThat(rig.goneUntilQuiet()).containsExactly("f-f");
    assertThat(owner("f").state()).isEqualTo(Owner.State.DELETED);
  }

  private static ResourceEvent.Failed failed(
      String owner, @Nullable Instant at, ResourceEvent.Item... items) {
    return new ResourceEvent.Failed(
        EngineRig.owner(owner), List.of(items), List.of(), "no capacity", "provisioner", null, at);
  }

  private static void take(ResourceEvent.Failed failed) {
    registrations.take(failed, books.transactions().run(() -> books.sagas().now()));
  }

  private static Owner owner(String id) {
    return books.transactions().run(() -> books.ledger().find(EngineRig.owner(id)).orElseThrow());
  }

  private static long sagas(String owner) {
    return jdbc.sql("select count(*) from saga where owner_id = :owner")
        .param("owner", owner)
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
