package dev.cleanslate.orchestrator.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several orchestrators on one database, by its clock.
class JobsTests {
  private static HikariDataSource database;
  private static JdbcClient jdbc;

  private final List<Order> orders = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    new EngineRig(PostgresBooks.in(database)).register("a");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate job, job_result").update();
  }

  @Test
  void aJobIsRunForEveryTenantAndThenAgainAtItsNextTime() {
    Jobs jobs = orchestrator(Duration.ofMinutes(1));

    assertThat(jobs.runDue()).isTrue();
    assertThat(jobs.runDue()).as("again").isFalse();

    assertThat(orders).extracting(Order::tenant).containsExactly("t");
    assertThat(orders.getFirst().dryRun()).as("it only reports by itself").isTrue();
    assertThat(result()).contains("\"runs\": 1");
    assertThat(
            jdbc.sql("select next_run > clock_timestamp() + interval '50 minutes' from job")
                .query((row, _) -> row.getBoolean(1))
                .single())
        .isTrue();
  }

  @Test
  void ofManyOrchestratorsOneRunsAJobThatIsDue() {
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Jobs jobs = orchestrator(Duration.ofMinutes(1));
      all.add(CompletableFuture.supplyAsync(jobs::runDue, task -> Thread.ofPlatform().start(task)));
    }

    assertThat(all.stream().map(CompletableFuture::join).filter(ran -> ran)).hasSize(1);
    assertThat(orders).hasSize(1);
  }

  @Test
  void whatOneThatDiedHadTakenAnotherTakesOverOnceTheLeaseIsOver() throws Exception {
    var dead = rows(Duration.ofMillis(700));
    dead.declare(List.of("counting"));
    assertThat(dead.takeDue(List.of("counting"))).contains("counting");
    Jobs other = orchestrator(Duration.ofMinutes(1));

    assertThat(other.runDue()).as("while the lease lasts").isFalse();
    Instant end = Instant.now().plusSeconds(20);
    boolean ran = false;
    while (!ran && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(20);
      ran = other.runDue();
    }

    assertThat(ran).isTrue();
    assertThatExceptionOfType(TakenOver.class).isThrownBy(() -> dead.renew("counting"));
  }

  @Test
  void aPersonRunsItForOneTenantAndNotWhileAnotherRunsIt() {
    Jobs jobs = orchestrator(Duration.ofMinutes(1));
    var order = new Order("t", "jo", Duration.ofHours(1), false);

    assertThat(jobs.run("counting", order)).contains(Map.of("runs", 1));
    assertThat(jobs.runDue()).as("its own time has not moved").isTrue();
    assertThat(rows(Duration.ofMinutes(1)).take("counting")).isTrue();
    assertThat(jobs.run("counting", order)).isEmpty();
    assertThat(orders.getFirst()).isEqualTo(order);
  }

  @Test
  void aJobThatFailsSaysSoAndIsRunAgainAtItsNextTime() {
    Jobs jobs =
        new Jobs(
            List.of(new Failing()),
            Map.of("failing", Duration.ofHours(1)),
            rows(Duration.ofMinutes(1)));

    assertThat(jobs.runDue()).isTrue();

    assertThat(result()).contains("failed");
    assertThat(jobs.runDue()).isFalse();
  }

  private Jobs orchestrator(Duration lease) {
    return new Jobs(List.of(new Counting()), Map.of("counting", Duration.ofHours(1)), rows(lease));
  }

  private static JobRows rows(Duration lease) {
    return new JobRows(jdbc, UUID.randomUUID(), lease);
  }

  private static String result() {
    return jdbc.sql("select result::text from job_result where tenant = 't'")
        .query((row, _) -> row.getString(1))
        .single();
  }

  private final class Counting implements Job {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public long due(String tenant) {
      return 0;
    }

    @Override
    public boolean onlyReports() {
      return true;
    }

    @Override
    public Map<String, Object> run(Order order, Pulse pulse) {
      orders.add(order);
      pulse.beat();
      return Map.of("runs", runs.incrementAndGet());
    }
  }

  private static final class Failing implements Job {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public long due(String tenant) {
      return 0;
    }

    @Override
    public boolean onlyReports() {
      return false;
    }

    @Override
    public Map<String, Object> run(Order order, Pulse pulse) {
      throw new IllegalStateException("on purpose");
    }
  }
}
