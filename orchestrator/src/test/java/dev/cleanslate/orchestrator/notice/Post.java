package dev.cleanslate.orchestrator.notice;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of its own with an engine, and an outbox in it.
final class Post implements AutoCloseable {
  /// One channel is told everything.
  static final Rules TO_OPS =
      new Rules(
          List.of(
              new Rule(
                  Set.of("ops"),
                  EnumSet.of(Matter.FINDINGS, Matter.RESULTS, Matter.ALERTS),
                  Set.of(),
                  Set.of(),
                  Severity.INFO)));

  static final Rules TO_NOBODY = new Rules(List.of());

  private static final UUID SAGA = new UUID(1, 2);

  final HikariDataSource database = TestPostgres.fleetingDatabase();
  final JdbcClient jdbc;
  final Books books;
  final EngineRig rig;
  final Outbox outbox;

  Post() {
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    books = PostgresBooks.in(database);
    rig = new EngineRig(books);
    outbox = new Outbox(jdbc);
  }

  /// An owner whose one file cannot go.
  UUID stuck(String owner) {
    rig.register(owner, EngineRig.item("file", "file-" + owner));
    UUID saga = rig.open(owner);
    rig.engine.apply(List.of(EngineRig.refused(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(EngineRig.present(look, Verdict.Standing.HELD)));
    return saga;
  }

  /// An owner that held one file and was deleted.
  UUID deleted(String owner) {
    rig.register(owner, EngineRig.item("file", "file-" + owner));
    UUID saga = rig.open(owner);
    rig.goneUntilQuiet();
    return saga;
  }

  void raise(long step, Finding finding, String reason) {
    Target target = Target.of("file", "f" + step, Map.of(), "acct");
    run(() -> {
      books
          .alerts()
          .raise(List.of(new Alarm(finding, EngineRig.owner("c"), SAGA, step, target, reason)));
      return true;
    });
  }

  void resolve(long step) {
    run(() -> {
      books.alerts().resolve(List.of(step));
      return true;
    });
  }

  <T> T run(Supplier<T> work) {
    return books.transactions().run(work);
  }

  /// What lies in the outbox, in order.
  List<String> kept(String column) {
    return jdbc.sql("select " + column + " from notice order by id")
        .query((row, _) -> row.getString(1))
        .list();
  }

  long count(String from) {
    return jdbc.sql("select count(*) from " + from).query((row, _) -> row.getLong(1)).single();
  }

  /// Moves what the outbox knows of time into the past.
  void passes(Duration time) {
    jdbc.sql(
            """
            update notice
               set due_at = due_at - make_interval(secs => :secs),
                   since = since - make_interval(secs => :secs),
                   ended_at = ended_at - make_interval(secs => :secs)
            """)
        .param("secs", time.toMillis() / 1000.0)
        .update();
  }

  /// Waits until all that happened here lies before whatever is under way on the server, so that
  /// readers of the history may read it.
  void settled() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("history where xid >= pg_snapshot_xmin(pg_current_snapshot())") == 0);
  }

  void empty() {
    jdbc.sql("truncate notice, notice_place, watch, finding").update();
  }

  @Override
  public void close() {
    database.close();
  }
}
