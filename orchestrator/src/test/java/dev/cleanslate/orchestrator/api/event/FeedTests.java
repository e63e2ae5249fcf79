package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The order in which history is read, against transactions that overtake each other.
class FeedTests {
  private static final DataSource DATABASE = TestPostgres.fleetingDatabase();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

  @BeforeAll
  static void createTables() {
    Flyway.configure().dataSource(DATABASE).load().migrate();
  }

  @Test
  void whatIsCommittedBeforeAnOlderTransactionWaitsForItSoThatNothingIsLost() throws SQLException {
    TenantFeed feed = new TenantFeed(JDBC, "overtaken");
    UUID slow = saga("overtaken", "slow");
    UUID fast = saga("overtaken", "fast");
    String place = TenantFeed.newest(JDBC);
    try (Connection late = DATABASE.getConnection()) {
      late.setAutoCommit(false);
      event(JdbcClient.create(new SingleConnectionDataSource(late, true)), slow, 1, "overtaken");
      event(JDBC, fast, 1, "overtaken");

      Feed.Batch meanwhile = feed.beyond(place);
      late.commit();
      Feed.Batch afterwards = read(feed, meanwhile.place(), 2);

      assertThat(meanwhile.told()).isEmpty();
      // The place itself may move meanwhile, over what other tests committed before.
      assertThat(afterwards.told())
          .extracting(Feed.Told::json)
          .containsExactly(json(slow), json(fast));
    }
  }

  @Test
  void otherTenantsEventsMoveThePlaceButAreNotTold() {
    TenantFeed feed = new TenantFeed(JDBC, "mine");
    UUID mine = saga("mine", "a");
    UUID theirs = saga("theirs", "a");
    String place = TenantFeed.newest(JDBC);
    event(JDBC, mine, 1, "mine");
    event(JDBC, theirs, 1, "theirs");

    Feed.Batch batch = read(feed, place, 1);

    assertThat(batch.told()).extracting(Feed.Told::json).containsExactly(json(mine));
  }

  @Test
  void aDeletionIsReadInPagesByItsOwnNumbers() {
    UUID saga = saga("pages", "a");
    for (int seq = 1; seq <= 250; seq++) {
      event(JDBC, saga, seq, "pages");
    }
    DeletionFeed feed = new DeletionFeed(JDBC, saga);

    Feed.Batch first = feed.beyond("0");
    Feed.Batch second = feed.beyond(first.place());

    assertThat(first.told()).hasSize(200);
    assertThat(first.more()).isTrue();
    assertThat(second.told()).hasSize(50);
    assertThat(second.place()).isEqualTo("250");
    assertThat(feed.beyond("250").place()).isEqualTo("250");
  }

  /// Transactions of other tests on the same server hold back what is complete for a moment.
  private static Feed.Batch read(TenantFeed feed, String place, int least) {
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> feed.beyond(place), batch -> batch.told().size() >= least);
  }

  private static UUID saga(String tenant, String owner) {
    UUID id = UUID.randomUUID();
    JDBC.sql(
            """
              with born as (
                   insert into owner (tenant, type, id, registered, born_at)
                   values (:tenant, 'clone', :owner, true, now())
                   returning no)
            insert into saga (id, owner_no, incarnation, tenant, owner_type, owner_id, state, slots, plan, created_at,
                              changed_at)
            select :id, no, 1, :tenant, 'clone', :owner, 'deleting', 1, '{}', now(), now()
              from born
            """)
        .param("tenant", tenant)
        .param("owner", owner)
        .param("id", id)
        .update();
    return id;
  }

  private static void event(JdbcClient jdbc, UUID saga, int seq, String tenant) {
    jdbc.sql(
            """
            insert into history (saga_id, seq, tenant, at, event)
            values (:saga, :seq, :tenant, now(), cast(:event as jsonb))
            """)
        .param("saga", saga)
        .param("seq", seq)
        .param("tenant", tenant)
        .param("event", json(saga))
        .update();
  }

  private static String json(UUID saga) {
    return "{\"saga\": \"" + saga + "\"}";
  }
}
