package dev.cleanslate.orchestrator.alert;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Findings that were kept on purpose until a time that has passed by PostgreSQL's clock are open
/// again: looked for once a second, for as long as the process runs. Several may run at once, in
/// one process or many; each finding is opened by one of them, and told as any that has changed.
final class KeptUntil implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(KeptUntil.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  KeptUntil(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Opens up to 500 of them in a transaction of its own; answers how many. What somebody else has
  /// locked is left for the next time.
  int openAgain() {
    return jdbc.sql(
            """
            update finding
               set state = 'open',
                   changed_at = clock_timestamp(),
                   told = false
             where id in (
                   select id
                     from finding
                    where state = 'kept'
                      and kept_until <= clock_timestamp()
                    order by id
                    limit :most
                      for update skip locked)
            """)
        .param("most", MOST)
        .update();
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("kept-until").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch until = stopped;
    try {
      while (!until.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        openAllAgain();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void openAllAgain() {
    try {
      while (openAgain() == MOST) {
        // The next ones.
      }
    } catch (DataAccessException failure) {
      LOG.warn("what was kept until now cannot be opened now: {}", failure.getMessage());
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
