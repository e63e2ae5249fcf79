package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Condition;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.records.declared.Table;
import java.util.ArrayList;
import java.util.List;

/// A statement that is being put together: fixed text, names in quotes, and values that are bound
/// and never part of the text. Not thread-safe.
public final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final String quote;

  Sql(String quote) {
    this.quote = quote;
  }

  /// Text that stands in this program.
  public Sql add(String fixed) {
    text.append(fixed);
    return this;
  }

  /// All of another statement's text and values.
  Sql add(Sql other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  /// A name, quoted.
  public Sql name(String name) {
    text.append(quote).append(name.replace(quote, quote + quote)).append(quote);
    return this;
  }

  /// A table with its schema, quoted.
  public Sql table(Table table) {
    return name(table.schema()).add(".").name(table.name());
  }

  /// A column of what `alias` stands for; of the only table there is, where it is empty.
  public Sql column(String alias, String column) {
    return add(alias.isEmpty() ? "" : alias + ".").name(column);
  }

  /// Several columns, with commas between.
  Sql columns(String alias, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      add(i == 0 ? "" : ", ").column(alias, columns.get(i));
    }
    return this;
  }

  /// A value in its place.
  public Sql value(Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  /// That a row is one of these.
  public Sql which(String alias, Rows rows) {
    return column(alias, rows.owner())
        .add(" = ")
        .value(rows.id())
        .add(" and ")
        .that(alias, rows.condition());
  }

  /// That a row meets the condition.
  public Sql that(String alias, Condition condition) {
    return switch (condition) {
      case Condition.Any _ -> add("true");
      case Condition.In(var column, var among) -> column(alias, column).add(" in ").list(among);
      case Condition.NotIn(var column, var among) ->
          add("(")
              .column(alias, column)
              .add(" is null or ")
              .column(alias, column)
              .add(" not in ")
              .list(among)
              .add(")");
      case Condition.Empty(var column) -> column(alias, column).add(" is null");
    };
  }

  private Sql list(List<String> among) {
    for (int i = 0; i < among.size(); i++) {
      add(i == 0 ? "(" : ", ").value(among.get(i));
    }
    return add(")");
  }

  /// What columns are set to, with commas between.
  Sql assignments(List<Assignment> assignments) {
    for (int i = 0; i < assignments.size(); i++) {
      add(i == 0 ? "" : ", ").name(assignments.get(i).column()).add(" = ");
      switch (assignments.get(i)) {
        case Assignment.To(_, var value) -> value(value);
        case Assignment.Now _ -> add("current_timestamp");
      }
    }
    return this;
  }

  /// The statement, with a question mark for each value.
  public String text() {
    return text.toString();
  }

  List<Object> values() {
    return values;
  }
}
