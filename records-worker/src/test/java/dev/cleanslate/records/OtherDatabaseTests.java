package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database of which nothing is known but that it speaks JDBC: H2.
class OtherDatabaseTests {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final String DECLARED =
      """
      kinds:
        test.thing:
          database: things
          schema: PUBLIC
          table: Things
          owner: owner
          key: [id, "part"]
          id-pattern: ".{1,200}"
          ids: never-reused
          sameness: { schema: PUBLIC, table: OWNERS, key: NAME, column: BORN }
          gone: deleted
          active: { column: state, values: [open], ended: closed }
        test.lost:
          database: things
          schema: PUBLIC
          table: LOST
          owner: OWNER
          key: [ID]
          id-pattern: ".{1,200}"
          ids: never-reused
          gone: deleted
        test.owner:
          database: things
          schema: PUBLIC
          table: OWNERS
          owner: NAME
          key: [NAME]
          id-pattern: ".{1,200}"
          ids: never-reused
          gone: soft-delete
          soft-delete:
            column: STATE
            status: deleted
            at: DELETED_AT
            history:
              schema: PUBLIC
              table: HISTORY
              id: ID
              owner: OWNER
              from: OLD
              to: NEW
              at: AT
              reason:
                column: REASON
                text: "{count} things"
                count: { schema: PUBLIC, table: Things, owner: owner }
      """;

  private final String url = "jdbc:h2:mem:things%d".formatted(NUMBER.incrementAndGet());
  private final String account = "things/THINGS%d".formatted(NUMBER.get());
  private Connection owners;
  private Databases databases;
  private RecordsHandler handler;

  @BeforeEach
  void open() throws SQLException {
    owners = DriverManager.getConnection(url, "sa", "");
    run(
        """
        create table "Things" ("id" int, "part" varchar(9), "owner" varchar(99),
          "state" varchar(9), primary key ("id", "part"));
        create table owners (name varchar(99) primary key, born varchar(99), state varchar(9),
          deleted_at timestamp);
        create table history (id uuid primary key, owner varchar(99), old varchar(9),
          new varchar(9), at timestamp, reason varchar(99));
        insert into owners values ('a', 'then', 'live', null), ('b', 'later', 'live', null);
        """);
    RecordsProperties.Place place =
        new RecordsProperties.Place(url, "sa", "", 4, Duration.ofSeconds(3), null);
    databases =
        new Databases(
            Map.of("things", place),
            name ->
                new CloudCall(
                    name, CallLimits.usual(), Clock.systemUTC(), Pause.real(), new Random(7)));
    handler = new RecordsHandler(Estate.read(DECLARED), databases, new Taking(3, UUID::randomUUID));
  }

  @AfterEach
  void close() throws SQLException {
    databases.close();
    owners.close();
  }

  @Test
  void rowsGoInPagesByTheirWholeKey() throws SQLException {
    run("insert into \"Things\" select x, 'p', 'a', 'open' from system_range(1, 10)");
    run("insert into \"Things\" select x, 'q', 'b', 'open' from system_range(1, 10)");
    Target target = target("test.thing", "a", account, "then");

    assertThat(handler.look(target, look()))
        .isInstanceOfSatisfying(
            Looked.Present.class,
            present -> {
              assertThat(present.standing()).isEqualTo(Verdict.Standing.FREE);
              assertThat(present.evidence().answer()).isEqualTo("10 rows");
            });
    assertThat(handler.advance(target, forced())).isInstanceOf(Advanced.Gone.class);
    assertThat(handler.look(target, look())).isInstanceOf(Looked.Gone.class);
    assertThat(one("select count(*) from \"Things\"")).isEqualTo("10");
  }

  @Test
  void anotherOwnerAndAnotherDatabaseAreLeftAlone() throws SQLException {
    run("insert into \"Things\" values (1, 'p', 'a', 'open')");

    assertThat(handler.advance(target("test.thing", "a", account, "since"), forced()))
        .isInstanceOfSatisfying(
            Advanced.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_THE_SAME));
    assertThat(handler.advance(target("test.thing", "a", "things/OTHER", "then"), forced()))
        .isInstanceOfSatisfying(
            Advanced.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.WRONG_ACCOUNT));
    assertThat(one("select count(*) from \"Things\"")).isEqualTo("1");
  }

  @Test
  void aMissingTableIsNamed() {
    assertThat(handler.look(target("test.lost", "a", account, null), look()))
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable -> {
              assertThat(unverifiable.doubt()).isEqualTo(Doubt.NO_CONTROL);
              assertThat(unverifiable.detail()).isEqualTo("there is no table PUBLIC.LOST");
            });
  }

  @Test
  void aRowIsMarkedOnceWithOneEntryInItsHistory() throws SQLException {
    run("insert into \"Things\" values (1, 'p', 'a', 'open')");
    Target target = target("test.owner", "a", account, null);

    assertThat(handler.advance(target, forced())).isInstanceOf(Advanced.Gone.class);
    assertThat(handler.advance(target, forced())).isInstanceOf(Advanced.Gone.class);
    assertThat(one("select listagg(old || '>' || new || '>' || reason) from history"))
        .isEqualTo("live>deleted>1 things");
    assertThat(one("select count(*) from owners where deleted_at is null")).isEqualTo("1");
  }

  @Test
  void ownersAreListedWithTheAccount() throws SQLException {
    run(
        "insert into \"Things\" values (1, 'p', 'a', 'open'), (2, 'p', 'a', 'open'), (1, 'q', 'c',"
            + " '')");
    List<String> seen = new ArrayList<>();

    Listing listing =
        handler.list("test.thing", Map.of(), look(), (Listed each) -> seen.add(each.id()));

    assertThat(listing)
        .isInstanceOfSatisfying(
            Listing.Complete.class, complete -> assertThat(complete.account()).isEqualTo(account));
    assertThat(seen).containsExactly("a", "c");
  }

  private static Target target(String kind, String id, String account, @Nullable String sameness) {
    return new Target(kind, id, Map.of(), account, null, sameness);
  }

  private static Errand look() {
    return Errand.look(InstantSource.system(), Duration.ofSeconds(20));
  }

  private static Errand forced() {
    return Errand.forced(InstantSource.system(), Duration.ofSeconds(20), Optional::empty);
  }

  private void run(String sql) throws SQLException {
    try (var statement = owners.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String sql) throws SQLException {
    try (var statement = owners.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
