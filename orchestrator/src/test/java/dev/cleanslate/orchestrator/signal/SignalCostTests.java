package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.dispatch.Budgets;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.notice.NoticeFixture;
import dev.cleanslate.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What one reading of the metrics asks of a large database. The figures are written to
/// `target/signals-cost.md`; `docs/signals.md` has those of one run.
@Tag("full")
@Isolated("its long transactions hold back what others on the server wait for")
class SignalCostTests {
  /// Tables that grow for as long as the system runs. That of the deletions is not among them:
  /// where one in a hundred is open, PostgreSQL may find that going through all is as quick as the
  /// index.
  private static final Set<String> GROWING =
      Set.of(
          "owner",
          "owner_status",
          "resource",
          "step",
          "history",
          "finding",
          "finding_status",
          "request",
          "notice");

  /// The largest that one query may look at, of a database of 250,000 blocks.
  private static final long MOST_BLOCKS = 25_000;

  @Test
  void noReadingGoesThroughATableThatGrowsForEver() throws IOException {
    try (HikariDataSource database = TestPostgres.fleetingDatabase()) {
      PostgresBooks.migrate(database);
      LargeSystem.fill(database);
      List<Overheard.Plan> plans = plansOfOneReading(database);
      write(plans);

      assertThat(plans).hasSizeGreaterThan(7);
      assertThat(plans)
          .allSatisfy(plan -> {
            assertThat(plan.scanned()).as(plan.sql()).doesNotContainAnyElementsOf(GROWING);
            assertThat(plan.blocks()).as(plan.sql()).isLessThan(MOST_BLOCKS);
          });
    }
  }

  private static List<Overheard.Plan> plansOfOneReading(HikariDataSource database) {
    Overheard overheard = new Overheard(database);
    JdbcClient jdbc = JdbcClient.create(overheard);
    new DatabaseSource(
            new TransactionTemplate(new DataSourceTransactionManager(overheard)),
            jdbc,
            NoticeFixture.watched(jdbc),
            new ClockworkRows(jdbc, "purge"::equals, Map.of("file", Duration.ofHours(24))),
            _ -> Map.of("sim", new Budgets.Standing(10, 7, 1)))
        .samples();
    return overheard.plans();
  }

  private static void write(List<Overheard.Plan> plans) throws IOException {
    List<String> rows =
        new ArrayList<>(List.of("| query | ms | blocks | scans |", "|---|---|---|---|"));
    plans.forEach(plan -> rows.add(plan.row()));
    Files.write(Path.of("target", "signals-cost.md"), rows);
  }
}
