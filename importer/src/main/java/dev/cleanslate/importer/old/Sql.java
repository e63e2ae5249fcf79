package dev.cleanslate.importer.old;

import dev.cleanslate.importer.mapping.Source;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement while it is put together. Names are quoted as the catalogue spells them, values are
/// bound; types come from the catalogue itself.
final class Sql {
  private static final int FETCH = 1000;

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private Sql() {}

  static Sql of(String text) {
    return new Sql().add(text);
  }

  Sql add(String sql) {
    text.append(sql);
    return this;
  }

  /// A name, so that it can be nothing else.
  Sql name(String name) {
    text.append('"').append(name.replace("\"", "\"\"")).append('"');
    return this;
  }

  Sql column(String alias, String name) {
    return add(alias).add(".").name(name);
  }

  Sql table(Source source) {
    return name(source.schema()).add(".").name(source.table());
  }

  Sql value(Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  /// A text as a value of a type that the catalogue named.
  Sql as(String value, String type) {
    return add("cast(").value(value).add(" as ").add(type).add(")");
  }

  /// Texts as an array of a type that the catalogue named.
  Sql anyOf(List<String> texts, String type) {
    text.append("any (cast(? as text[])::").append(type).append("[])");
    values.add(texts.toArray(String[]::new));
    return this;
  }

  /// What becomes of one row.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> all(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
      statement.setFetchSize(FETCH);
      bind(connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }
  }

  /// The first column of the first row.
  Optional<String> one(Connection connection) throws SQLException {
    return all(connection, row -> Optional.ofNullable(row.getString(1))).stream()
        .findFirst()
        .flatMap(found -> found);
  }

  private void bind(Connection connection, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof String[] texts) {
        Array array = connection.createArrayOf("text", texts);
        statement.setArray(i + 1, array);
      } else {
        statement.setObject(i + 1, values.get(i));
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
