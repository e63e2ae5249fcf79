package dev.cleanslate.orchestrator.interleaving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// A database one of whose users stops before a statement of its choice, until it is told to go on.
final class PausingDatabase extends AbstractDataSource {
  private final DataSource database;
  private final ThreadLocal<@Nullable Pause> pauses;

  PausingDatabase(DataSource database, ThreadLocal<@Nullable Pause> pauses) {
    this.database = database;
    this.pauses = pauses;
  }

  @Override
  public Connection getConnection() throws java.sql.SQLException {
    return watched(database.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws java.sql.SQLException {
    return watched(database.getConnection(user, password));
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              boolean talks =
                  method.getName().equals("prepareStatement") || method.getName().equals("commit");
              Pause pause = pauses.get();
              if (talks && pause != null) {
                pause.before();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw Objects.requireNonNull(failure.getCause());
              }
            });
  }

  /// Stops its thread before the n-th statement, counted from 1; a commit counts as one.
  static final class Pause {
    private final int at;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private int seen;

    Pause(int at) {
      this.at = at;
    }

    private void before() throws InterruptedException {
      seen++;
      if (seen == at) {
        reached.countDown();
        released.await();
      }
    }

    void release() {
      released.countDown();
    }

    /// Tells that its thread came to its end.
    void ended() {
      reached.countDown();
    }

    void awaitReachedOrEnded() throws InterruptedException {
      reached.await();
    }

    boolean wasReached() {
      return seen >= at;
    }
  }
}
