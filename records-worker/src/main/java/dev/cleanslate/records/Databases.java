package dev.cleanslate.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.worker.cloud.CloudCall;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The databases by their configured names. Nothing connects before it is asked something.
/// Thread-safe.
final class Databases implements AutoCloseable {
  private static final String SOCKET_TIMEOUT_SECONDS = "60";

  private final Map<String, Database> byName = new TreeMap<>();

  /// @param guards makes the guard of a database, given its name
  Databases(Map<String, RecordsProperties.Place> places, Function<String, CloudCall> guards) {
    places.forEach((name, place) ->
        byName.put(
            name,
            new Database(
                name,
                pool(name, place),
                guards.apply(name),
                Optional.ofNullable(place.accountQuery()))));
  }

  private static HikariDataSource pool(String name, RecordsProperties.Place place) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("records-" + name);
    pool.setJdbcUrl(place.url());
    pool.setUsername(place.username());
    pool.setPassword(place.password());
    pool.setAutoCommit(false);
    pool.setMaximumPoolSize(place.poolSize());
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(place.connectTimeout().toMillis());
    pool.setValidationTimeout(Math.min(5000, place.connectTimeout().toMillis()));
    neverWaitForAFirstConnection(pool);
    if (place.url().startsWith("jdbc:postgresql:")) {
      pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
      pool.addDataSourceProperty("tcpKeepAlive", "true");
      pool.addDataSourceProperty("ApplicationName", "cleanslate-records-worker");
    }
    return pool;
  }

  /// A database that is down must not keep the worker from serving the others.
  private static void neverWaitForAFirstConnection(HikariConfig pool) {
    pool.setInitializationFailTimeout(-1);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  Database named(String name) {
    Database database = byName.get(name);
    if (database == null) {
      throw new IllegalArgumentException("no database is configured as " + name);
    }
    return database;
  }

  Collection<Database> all() {
    return byName.values();
  }

  @Override
  public void close() {
    byName.values().forEach(Database::close);
  }
}
