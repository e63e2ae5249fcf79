package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.orchestrator.dispatch.Budgets;
import dev.cleanslate.orchestrator.notice.Watched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What the database knows, over all tenants: a handful of grouped statements in one transaction
/// that only reads, ended by the server where it takes too long. Ended deletions are not gone
/// through: [MoveMeters] counts them when they end.
final class DatabaseSource implements Source {
  private final TransactionOperations reading;
  private final JdbcClient jdbc;
  private final Watched watched;
  private final ClockworkRows clockwork;
  private final Budgets budgets;

  DatabaseSource(
      TransactionOperations reading,
      JdbcClient jdbc,
      Watched watched,
      ClockworkRows clockwork,
      Budgets budgets) {
    this.reading = reading;
    this.jdbc = jdbc;
    this.watched = watched;
    this.clockwork = clockwork;
    this.budgets = budgets;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Sample> samples() {
    return Objects.requireNonNull(reading.execute(_ -> read()));
  }

  private List<Sample> read() {
    List<Sample> samples = new ArrayList<>();
    deletions(samples);
    steps(samples);
    findings(samples);
    queues(samples);
    watched(samples);
    clockwork.add(samples);
    budgets(samples);
    return samples;
  }

  private void deletions(List<Sample> samples) {
    grouped(
        samples,
        Gauged.DELETIONS,
        "owner.type",
        """
        select state, owner_type, count(*)
          from saga
         where state in ('grace', 'planning', 'deleting', 'stuck')
           and not rehearsal
         group by state, owner_type
        """);
  }

  private void steps(List<Sample> samples) {
    grouped(
        samples,
        Gauged.STEPS,
        "kind",
        """
        select t.state, t.kind, count(*)
          from saga s
          join step t on t.saga_id = s.id
         where s.state in ('grace', 'planning', 'deleting', 'stuck')
           and not s.rehearsal
         group by t.state, t.kind
        """);
  }

  private void findings(List<Sample> samples) {
    grouped(
        samples,
        Gauged.FINDINGS,
        "finding",
        """
        select state, finding, count(*)
          from finding
         where state in ('open', 'acknowledged')
         group by state, finding
        """);
  }

  private void grouped(List<Sample> samples, Gauged what, String by, String sql) {
    jdbc.sql(sql)
        .query(row -> {
          samples.add(
              Sample.of(what, row.getLong(3), "state", row.getString(1), by, row.getString(2)));
        });
  }

  private void queues(List<Sample> samples) {
    jdbc.sql(
            """
            select (select coalesce(sum(version - published_seq), 0) from saga where version > published_seq) as events,
                   (select count(*) from finding where not told) as alerts,
                   (select greatest(0, extract(epoch from clock_timestamp() - min(due_at)))
                      from step
                     where due_at is not null) as overdue,
                   (select count(*)
                      from instance
                     where seen_at > clock_timestamp() - interval '20 seconds') as orchestrators
            """)
        .query(row -> {
          queues(samples, row);
        });
  }

  private static void queues(List<Sample> samples, ResultSet row) throws SQLException {
    samples.add(Sample.of(Gauged.EVENTS_PENDING, row.getLong("events")));
    samples.add(Sample.of(Gauged.ALERTS_PENDING, row.getLong("alerts")));
    samples.add(Sample.of(Gauged.STEPS_OVERDUE_SECONDS, row.getDouble("overdue")));
    samples.add(Sample.of(Gauged.ORCHESTRATORS, row.getLong("orchestrators")));
  }

  private void watched(List<Sample> samples) {
    Watched.Now now = watched.now();
    samples.add(Sample.of(Gauged.DELETIONS_STUCK, now.stuckDeletions()));
    samples.add(Sample.of(Gauged.DELETIONS_OLDEST_SECONDS, now.oldestSeconds()));
    samples.add(Sample.of(Gauged.ORPHANS, now.orphans()));
    samples.add(Sample.of(Gauged.HEALTH, now.health()));
    samples.add(Sample.of(Gauged.STEPS_LATE, now.lateSteps()));
    samples.add(Sample.of(Gauged.MESSAGES_LOST, now.lostMessages()));
    samples.add(Sample.of(Gauged.DEAD_LETTERS_KEPT, now.keptMessages()));
    samples.add(Sample.of(Gauged.NOTICES_PENDING, now.pendingNotices()));
    samples.add(Sample.of(Gauged.NOTICES_DEAD, now.deadNotices()));
  }

  private void budgets(List<Sample> samples) {
    Instant now = jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
    budgets
        .standings(now)
        .forEach((worker, budget) -> {
          samples.add(Sample.of(Gauged.BUDGET_LIMIT, budget.limit(), "worker", worker));
          samples.add(Sample.of(Gauged.BUDGET_REMAINING, budget.remaining(), "worker", worker));
          samples.add(Sample.of(Gauged.BUDGET_SHARE, budget.share(), "worker", worker));
        });
  }
}
