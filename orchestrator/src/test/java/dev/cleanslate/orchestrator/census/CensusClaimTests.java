package dev.cleanslate.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Census;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several orchestrators that find the same census due at the same moment, on a real database.
class CensusClaimTests {
  private static final HikariDataSource DATABASE = TestPostgres.fleetingDatabase();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
  private static final int KINDS = 3;

  private final Queue<Census> asked = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void create() {
    PostgresBooks.migrate(DATABASE);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    JDBC.sql("truncate census").update();
    Censuses any = orchestrator(UUID::randomUUID);
    any.beginAll();
    assertThat(any.kinds()).hasSize(KINDS);
  }

  /// The first has found what is due and not begun it when the second looks; it neither takes it as
  /// well nor waits for the first.
  @Test
  void whatOneHasTakenIsNeitherBegunNorWaitedForByAnother() {
    Censuses second = orchestrator(UUID::randomUUID);
    Censuses first =
        orchestrator(() -> {
          CompletableFuture.runAsync(second::wake).orTimeout(30, TimeUnit.SECONDS).join();
          return UUID.randomUUID();
        });

    first.wake();

    assertThat(asked).hasSize(KINDS).extracting(Census::kind).doesNotHaveDuplicates();
    assertThat(tickets())
        .containsExactlyInAnyOrderElementsOf(asked.stream().map(Census::ticket).toList());
  }

  @Test
  void ofManyThatWakeAtOnceExactlyOneBeginsEach() {
    for (int round = 1; round <= 20; round++) {
      JDBC.sql("update census set ticket = null, due_at = clock_timestamp()").update();
      asked.clear();
      CyclicBarrier together = new CyclicBarrier(4);
      Stream.generate(() -> orchestrator(UUID::randomUUID))
          .limit(together.getParties())
          .map(each ->
              CompletableFuture.runAsync(
                  () -> {
                    meet(together);
                    each.wake();
                  },
                  task -> Thread.ofPlatform().start(task)))
          .toList()
          .forEach(CompletableFuture::join);

      assertThat(asked).as("round %d", round).hasSize(KINDS);
      assertThat(tickets())
          .containsExactlyInAnyOrderElementsOf(asked.stream().map(Census::ticket).toList());
    }
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException("the others did not come", failure);
    }
  }

  private static List<UUID> tickets() {
    return JDBC.sql("select ticket from census where ticket is not null")
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private Censuses orchestrator(Supplier<UUID> ids) {
    return new Censuses(
        ComparisonTests.CATALOG,
        PostgresBooks.in(DATABASE).transactions(),
        new CensusRows(JDBC),
        new Sightings(JDBC),
        new Censuses.Surroundings(
            (_, census) -> asked.add(census),
            ids,
            new Timing(Duration.ofHours(1), Duration.ofSeconds(30)),
            "home"));
  }
}
