package dev.cleanslate.importer.old;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection to the older database that can change nothing there: the session and each of its
/// transactions are read-only.
///
/// Where it is cut off it connects again, a few times. For one thread at a time.
public final class OldDatabase implements AutoCloseable {
  private static final int TRIES = 4;
  private static final int TIMEOUT_SECONDS = 300;

  private final Place place;
  private final Pause pause;
  private @Nullable Connection connection;

  /// Nothing is connected yet.
  public OldDatabase(Place place, Pause pause) {
    this.place = place;
    this.pause = pause;
  }

  /// Waits, on the caller's thread.
  @FunctionalInterface
  public interface Pause {
    /// Waits that long, or until it is interrupted.
    void rest(Duration time) throws InterruptedException;
  }

  /// Something that is read in one transaction.
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /// Where it is, as it may be shown.
  public String shown() {
    return place.shown();
  }

  /// What is read in one snapshot. It is read again from the beginning where the connection breaks.
  <T> T snapshot(Reading<T> reading) throws CannotRead, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(reading);
      } catch (SQLException failure) {
        CannotRead told = CannotRead.of(place.shown(), failure);
        drop();
        if (attempt == TRIES || !told.passes()) {
          throw told;
        }
        pause.rest(Duration.ofMillis(250L << attempt));
      }
    }
  }

  private <T> T once(Reading<T> reading) throws SQLException {
    Connection open = connected();
    try {
      T result = reading.read(open);
      open.commit();
      return result;
    } catch (SQLException failure) {
      quietly(open);
      throw failure;
    }
  }

  private static void quietly(Connection open) {
    try {
      open.rollback();
    } catch (SQLException _) {
      // The failure that led here is the one to tell; the connection is dropped anyway.
    }
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open != null && !open.isClosed()) {
      return open;
    }
    Connection fresh = DriverManager.getConnection(place.url(), place.properties(TIMEOUT_SECONDS));
    try (Statement statement = fresh.createStatement()) {
      statement.execute("set default_transaction_read_only = on");
      statement.execute("set default_transaction_isolation = 'repeatable read'");
      statement.execute("set time zone 'UTC'");
      statement.execute("set datestyle = 'ISO'");
      statement.execute("set bytea_output = 'hex'");
      fresh.setAutoCommit(false);
    } catch (SQLException failure) {
      fresh.close();
      throw failure;
    }
    connection = fresh;
    return fresh;
  }

  private void drop() {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException _) {
        // It is broken, or the server will see that nobody is there any more.
      }
    }
  }

  /// The account that this connection proves, as the records-worker names it; empty where the role
  /// may not ask.
  public Optional<String> account() throws CannotRead, InterruptedException {
    return snapshot(open -> {
      boolean allowed =
          Sql.of("select pg_catalog.has_function_privilege(")
              .add("'pg_catalog.pg_control_system()', 'execute')")
              .one(open)
              .orElse("f")
              .startsWith("t");
      return allowed
          ? Sql.of("select system_identifier || '/' || pg_catalog.current_database()")
              .add(" from pg_catalog.pg_control_system()")
              .one(open)
          : Optional.empty();
    });
  }

  @Override
  public void close() {
    drop();
  }
}
