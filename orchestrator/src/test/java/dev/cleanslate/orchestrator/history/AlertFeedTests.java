package dev.cleanslate.orchestrator.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A finding is told once, again when its reason changes, and once more when it ends.
class AlertFeedTests {
  private static final OwnerRef OWNER = new OwnerRef("t", "clone", "c");
  private static final UUID SAGA = new UUID(1, 2);

  private final List<OrphanAlert> told = new ArrayList<>();
  private final List<@Nullable Traceparent> traces = new ArrayList<>();
  private HikariDataSource database;
  private Books books;
  private AlertFeed feed;

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    books = PostgresBooks.in(database);
    feed =
        new AlertFeed(
            books.transactions(),
            JdbcClient.create(database),
            announcements ->
                announcements.forEach(one -> {
                  told.add(
                      Wire.read(one.json().getBytes(StandardCharsets.UTF_8), OrphanAlert.class));
                  traces.add(one.trace());
                }));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFindingAboutAResourceIsToldOnceUntilItChanges() {
    Target target = Target.of("file", "f1", Map.of("place", "here"), "acct");
    raise(new Alarm(Finding.STUCK, OWNER, SAGA, 7L, target, "kept"));
    raise(new Alarm(Finding.STUCK, OWNER, SAGA, 7L, target, "kept"));
    raise(new Alarm(Finding.STUCK, OWNER, SAGA, 7L, target, "kept for longer"));
    books
        .transactions()
        .run(() -> {
          books.alerts().resolve(List.of(7L));
          return true;
        });
    feed.tell();
    feed.tell();

    assertThat(told)
        .extracting(OrphanAlert::reason)
        .containsExactly("kept", "kept for longer", "kept for longer");
    assertThat(told).extracting(OrphanAlert::resolved).containsExactly(false, false, true);
    assertThat(told).extracting(OrphanAlert::resource).containsOnly(target);
    assertThat(traces).containsOnly(Traceparent.of(SAGA, null));
    assertThat(told).extracting(OrphanAlert::id).containsOnly(told.getFirst().id());
  }

  @Test
  void aFindingAboutAWholeOwnerIsTold() {
    raise(new Alarm(Finding.UNKNOWN_OWNER, OWNER, SAGA, null, null, "nobody registered it"));
    raise(new Alarm(Finding.UNKNOWN_OWNER, OWNER, SAGA, null, null, "nobody registered it"));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().finding()).isEqualTo(Finding.UNKNOWN_OWNER);
    assertThat(told.getFirst().key()).isEqualTo(OWNER.key());
  }

  @Test
  void aRowThatCannotBeReadStopsNoOther() {
    keep(stuck(1, "of a newer version"));
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("update finding set finding = 'unheard-of'").update();
    raise(stuck(2, "of ours"));
    feed.tell();
    assertThat(told).extracting(OrphanAlert::reason).containsExactly("of ours");

    jdbc.sql(
            "update finding set finding = 'stuck', changed_at = clock_timestamp() where finding ="
                + " 'unheard-of'")
        .update();
    feed.tell();
    assertThat(told)
        .extracting(OrphanAlert::reason)
        .containsExactly("of ours", "of a newer version");
  }

  @Test
  void moreThanAPageOfThemStopsNoOther() {
    for (int step = 1; step <= 201; step++) {
      keep(stuck(step, "of a newer version"));
    }
    JdbcClient.create(database).sql("update finding set finding = 'unheard-of'").update();
    raise(stuck(202, "of ours"));
    feed.tell();
    feed.tell();

    assertThat(told).extracting(OrphanAlert::reason).containsExactly("of ours");
  }

  private static Alarm stuck(long step, String reason) {
    Target target = Target.of("file", "f" + step, Map.of(), "acct");
    return new Alarm(Finding.STUCK, OWNER, SAGA, step, target, reason);
  }

  private void raise(Alarm alarm) {
    keep(alarm);
    feed.tell();
  }

  private void keep(Alarm alarm) {
    books
        .transactions()
        .run(() -> {
          books.alerts().raise(List.of(alarm));
          return true;
        });
  }
}
