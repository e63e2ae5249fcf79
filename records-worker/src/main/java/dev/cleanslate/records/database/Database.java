package dev.cleanslate.records.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// One database: a bounded pool of connections behind a guard of its own, so that what is wrong
/// with one database leaves the others alone. Every transaction is one guarded request.
/// Thread-safe.
public final class Database implements AutoCloseable {
  private final String name;
  private final HikariDataSource pool;
  private final CloudCall guard;
  private final Dialect dialect;
  private final Optional<String> accountQuery;

  /// @param name the configured name
  /// @param pool opened when it is first needed; closed with this
  /// @param accountQuery asks which database this is, where the usual way will not do
  public Database(
      String name, HikariDataSource pool, CloudCall guard, Optional<String> accountQuery) {
    this.name = name;
    this.pool = pool;
    this.guard = guard;
    this.accountQuery = accountQuery;
    this.dialect =
        pool.getJdbcUrl().startsWith("jdbc:postgresql:") ? new PostgreSql() : new AnyJdbc(name);
  }

  /// The configured name.
  public String name() {
    return name;
  }

  /// Asks which database this is, in its own words where they are configured.
  Optional<String> account(Session session) throws SQLException {
    return accountQuery.isEmpty()
        ? dialect.account(session)
        : session.query(session.sql().add(accountQuery.get()), row -> row.getString(1)).stream()
            .findFirst();
  }

  /// Carries out a transaction that changes nothing.
  public <T> Told<T> read(Errand errand, Work<T> work) {
    return told(guard.read(errand, timeout -> sent(true, timeout, work)));
  }

  /// Carries out a transaction that changes something, unless the errand objects.
  public <T> Told<T> change(Errand errand, Work<T> work) {
    return told(guard.change(errand, timeout -> sent(false, timeout, work)));
  }

  /// What is not committed is rolled back by the pool when the connection returns to it.
  private <T> Answer<Told<T>> sent(boolean readOnly, Duration timeout, Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      Session session = new Session(connection, dialect);
      dialect.begin(session, readOnly, timeout);
      Told<T> told = work.in(session);
      if (told instanceof Told.Done<T>) {
        connection.commit();
      }
      return new Answer.Good<>(told);
    } catch (SQLException failure) {
      return SqlFailures.answer(failure);
    }
  }

  private static <T> Told<T> told(Answer<Told<T>> answer) {
    return switch (answer) {
      case Answer.Good<Told<T>>(var told) -> told;
      case Answer.Rejected<Told<T>> no -> new Told.Unclear<>(doubt(no), words(no), null);
      case Answer.Silent<Told<T>>(var detail) ->
          new Told.Unclear<>(Doubt.UNAVAILABLE, detail, null);
      case Answer.NotSent<Told<T>>(var detail, var retryAfter) ->
          new Told.Unclear<>(Doubt.UNAVAILABLE, detail, retryAfter);
    };
  }

  private static Doubt doubt(Answer.Rejected<?> no) {
    return no.status() == 401 ? Doubt.CREDENTIAL : Doubt.UNAVAILABLE;
  }

  private static String words(Answer.Rejected<?> no) {
    String state = String.valueOf(no.code());
    return switch (state) {
      case "55P03", "57014", "HYT00" ->
          "it took too long, or others hold locks (%s)".formatted(state);
      case "25006" -> "the database takes no changes (25006)";
      case "40001", "40P01" -> "others changed the same rows (%s)".formatted(state);
      default ->
          no.status() == 401
              ? "the database refused the credential (%s)".formatted(state)
              : "the database failed (%s)".formatted(state);
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
