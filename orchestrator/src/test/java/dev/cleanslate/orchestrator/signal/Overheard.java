package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.messages.Wire;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;

/// A database that has every query explained that it is asked, with the values that it was asked
/// with, before it answers it.
final class Overheard extends DelegatingDataSource {
  /// What is asked every few seconds is in the server's memory: the best of so many counts.
  private static final int TRIES = 3;

  private final List<Plan> plans = new CopyOnWriteArrayList<>();

  Overheard(DataSource database) {
    super(database);
  }

  /// What was asked, in order.
  List<Plan> plans() {
    return plans;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return standIn(
        Connection.class,
        (_, method, values) ->
            method.getName().equals("prepareStatement") && values.length == 1
                ? overheard(connection, (String) values[0])
                : called(connection, method, values));
  }

  private PreparedStatement overheard(Connection connection, String sql) throws SQLException {
    PreparedStatement asked = connection.prepareStatement(sql);
    PreparedStatement explaining =
        connection.prepareStatement("explain (analyze, buffers, format json) " + sql);
    return standIn(
        PreparedStatement.class,
        (_, method, values) -> {
          if (method.getName().matches("set(?!Fetch|Max|Query).*") || isClosing(method)) {
            called(explaining, method, values);
          } else if (method.getName().equals("executeQuery")) {
            plans.add(best(sql, explaining));
          }
          return called(asked, method, values);
        });
  }

  private static boolean isClosing(Method method) {
    return method.getName().equals("close");
  }

  private static Plan best(String sql, PreparedStatement explaining) throws SQLException {
    Plan best = explained(sql, explaining);
    for (int tries = 1; tries < TRIES; tries++) {
      Plan next = explained(sql, explaining);
      best = next.ms() < best.ms() ? next : best;
    }
    return best;
  }

  private static Plan explained(String sql, PreparedStatement explaining) throws SQLException {
    try (ResultSet rows = explaining.executeQuery()) {
      rows.next();
      return Plan.of(sql, Objects.requireNonNull(Wire.json().readTree(rows.getString(1)).get(0)));
    }
  }

  private static <T> T standIn(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Overheard.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object called(Object of, Method method, Object @Nullable [] values)
      throws Throwable {
    try {
      return method.invoke(of, values);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  /// What answering a query took.
  ///
  /// @param blocks of 8 KB that were looked at
  /// @param scanned tables that were gone through from one end to the other
  record Plan(String sql, double ms, long blocks, List<String> scanned) {
    private static Plan of(String sql, JsonNode explained) {
      JsonNode plan = explained.path("Plan");
      List<String> scanned =
          plan.findParents("Relation Name").stream()
              .filter(node -> node.path("Node Type").asString().equals("Seq Scan"))
              .map(node -> node.path("Relation Name").asString())
              .toList();
      long blocks =
          plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong();
      return new Plan(sql, explained.path("Execution Time").asDouble(), blocks, scanned);
    }

    /// As a row of a table for people.
    String row() {
      String words = sql.replaceAll("\\s+", " ").strip();
      return "| `%s` | %.1f | %d | %s |"
          .formatted(
              words.substring(0, Math.min(110, words.length())),
              ms,
              blocks,
              String.join(", ", scanned));
    }
  }
}
