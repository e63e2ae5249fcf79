package dev.cleanslate.orchestrator.interleaving;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.interleaving.PausingDatabase.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs one piece of work against another in every way in which the second can come between two
/// statements of the first: the first stops before its n-th statement, the second runs until it is
/// done or waits for a lock, the first goes on.
final class Interleavings {
  private static final int MOST = 200;

  private static final ThreadLocal<@Nullable Pause> PAUSES = new ThreadLocal<>();

  private final JdbcClient watcher;
  private final PausingDatabase database;

  Interleavings(HikariDataSource database) {
    this.database = new PausingDatabase(database, PAUSES);
    this.watcher = JdbcClient.create(database);
  }

  /// The database as both pieces of work must see it.
  PausingDatabase database() {
    return database;
  }

  /// Runs the scenario once for every statement of its first part; answers how many there were.
  int every(Scenario scenario) throws Exception {
    for (int at = 1; at < MOST; at++) {
      Round round = scenario.prepare();
      boolean reached = run(round, new Pause(at));
      round.check();
      if (!reached) {
        return at - 1;
      }
    }
    throw new AssertionError("more than " + MOST + " statements");
  }

  private boolean run(Round round, Pause pause) throws Exception {
    CompletableFuture<@Nullable Void> first =
        CompletableFuture.runAsync(
            () -> {
              PAUSES.set(pause);
              try {
                round.first();
              } finally {
                PAUSES.remove();
                pause.ended();
              }
            },
            task -> Thread.ofPlatform().name("first").start(task));
    pause.awaitReachedOrEnded();
    CompletableFuture<@Nullable Void> second =
        CompletableFuture.runAsync(
            round::second, task -> Thread.ofPlatform().name("second").start(task));
    awaitDoneOrBlocked(second);
    pause.release();
    first.get(20, TimeUnit.SECONDS);
    second.get(20, TimeUnit.SECONDS);
    return pause.wasReached();
  }

  private void awaitDoneOrBlocked(CompletableFuture<?> second) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!second.isDone() && !someoneWaitsForALock() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private boolean someoneWaitsForALock() {
    return watcher
        .sql(
            """
            select exists (
                   select 1
                     from pg_stat_activity
                    where datname = current_database()
                      and wait_event_type = 'Lock')
            """)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /// Makes one round's beginning.
  interface Scenario {
    Round prepare();
  }

  /// One round: two pieces of work that meet, and what must hold afterwards.
  interface Round {
    void first();

    void second();

    void check();
  }
}
