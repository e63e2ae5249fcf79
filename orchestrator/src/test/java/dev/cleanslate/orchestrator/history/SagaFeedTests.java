package dev.cleanslate.orchestrator.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two publishers at once, one of which fails from time to time.
class SagaFeedTests {
  private HikariDataSource database;
  private Books books;
  private JdbcClient jdbc;

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    books = PostgresBooks.in(database);
    jdbc = JdbcClient.create(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void twoPublishersTellEverySagaWholeAndInOrder() throws Exception {
    List<Announcement> told = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger batches = new AtomicInteger();
    Announcer failing =
        announcements -> {
          if (!announcements.isEmpty() && batches.incrementAndGet() % 3 == 0) {
            told.addAll(announcements.subList(0, announcements.size() / 2));
            throw new IllegalStateException("the broker is away");
          }
          told.addAll(announcements);
        };
    AtomicBoolean working = new AtomicBoolean(true);
    CompletableFuture<Integer> one = publisher(failing, working);
    CompletableFuture<Integer> other = publisher(failing, working);

    EngineRig rig = new EngineRig(books);
    for (int i = 0; i < 20; i++) {
      rig.register("o" + i, EngineRig.item("file", "f" + i), EngineRig.item("store", "s" + i));
      rig.open("o" + i);
    }
    rig.goneUntilQuiet();
    working.set(false);
    one.get(60, TimeUnit.SECONDS);
    other.get(60, TimeUnit.SECONDS);

    assertThat(
            jdbc.sql("select count(*) from saga where version > published_seq")
                .query(Long.class)
                .single())
        .isZero();
    inOrder(List.copyOf(told));
  }

  private CompletableFuture<Integer> publisher(Announcer announcer, AtomicBoolean working) {
    SagaFeed feed = new SagaFeed(books.transactions(), jdbc, announcer);
    return CompletableFuture.supplyAsync(
        () -> {
          int told = 0;
          boolean rest = true;
          while (working.get() || rest) {
            try {
              int now = feed.tell();
              told += now;
              rest = now > 0 || isAnythingUntold();
            } catch (IllegalStateException away) {
              rest = true;
            }
          }
          return told;
        },
        task -> Thread.ofPlatform().start(task));
  }

  private boolean isAnythingUntold() {
    return jdbc.sql("select exists (select 1 from saga where version > published_seq)")
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private void inOrder(List<Announcement> told) {
    Map<String, Long> last = new HashMap<>();
    for (Announcement one : told) {
      long seq = Long.parseLong(one.id().substring(one.id().indexOf('/') + 1));
      long before = last.getOrDefault(one.key(), 0L);
      assertThat(seq).as("%s after %d", one.id(), before).isLessThanOrEqualTo(before + 1);
      last.put(one.key(), Math.max(before, seq));
      assertThat(one.trace()).isEqualTo(Traceparent.of(UUID.fromString(one.key()), null));
    }
    jdbc.sql("select id::text, version from saga")
        .query(row -> {
          assertThat(last).containsEntry(row.getString(1), row.getLong(2));
        });
  }
}
