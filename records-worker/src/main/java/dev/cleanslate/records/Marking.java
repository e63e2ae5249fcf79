package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.records.database.Page;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.Ending;
import dev.cleanslate.records.declared.History;
import dev.cleanslate.records.declared.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Marks rows as deleted, each with exactly one entry in the history, or none of them. A row that
/// is marked already is no longer one of the rows, so that nothing is marked or noted twice.
record Marking(Ending.SoftDeletion ending, Supplier<UUID> ids) {
  Told<Page> marked(Session session, Rows rows, int most) throws SQLException {
    List<List<Object>> keys = session.keys(rows, most);
    for (List<Object> key : keys) {
      int noted =
          ending.history().isEmpty() ? 1 : noted(session, ending.history().get(), rows, key);
      int marked = session.set(rows, key, ending.assignments());
      if (noted != 1 || marked != 1) {
        return new Told.Barred<>(
            Refusal.PROTECTED,
            Doubt.UNAVAILABLE,
            "of one row, %d were marked and %d noted in its history".formatted(marked, noted));
      }
    }
    return new Told.Done<>(new Page(keys.size(), keys.size()));
  }

  /// Before the row changes, so that its status can be copied.
  private int noted(Session session, History history, Rows rows, List<Object> key)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    Sql values = session.sql();
    history
        .id()
        .ifPresent(id -> {
          columns.add(id);
          values.value(ids.get().toString()).add(", ");
        });
    columns.addAll(List.of(history.owner(), history.from(), history.to(), history.at()));
    values.name(rows.owner()).add(", ").name(ending.column()).add(", ");
    values.value(ending.status()).add(", current_timestamp");
    history
        .by()
        .ifPresent(by -> {
          columns.add(by.column());
          values.add(", ").name(by.source());
        });
    if (history.reason().isPresent()) {
      columns.add(history.reason().get().column());
      values.add(", ").value(reason(session, history.reason().get(), rows));
    }
    return session.copy(rows, key, history.table(), columns, values);
  }

  private static String reason(Session session, History.Reason reason, Rows rows)
      throws SQLException {
    String text = reason.text();
    if (reason.counted().isPresent()) {
      text = text.replace("{count}", count(session, reason.counted().get(), rows));
    }
    if (reason.summed().isPresent()) {
      History.Summed summed = reason.summed().get();
      List<String> sums = sums(session, summed, rows);
      for (int i = 0; i < sums.size(); i++) {
        text = text.replace("{" + summed.columns().get(i) + "}", sums.get(i));
      }
    }
    return text;
  }

  private static String count(Session session, History.Counted counted, Rows rows)
      throws SQLException {
    Sql sql = session.sql().add("select count(*) from ").table(counted.table()).add(" where ");
    return session.one(
        sql.name(counted.owner()).add(" = ").value(rows.id()),
        row -> Long.toString(row.getLong(1)));
  }

  private static List<String> sums(Session session, History.Summed summed, Rows rows)
      throws SQLException {
    Sql sql = session.sql().add("select ");
    String between = "";
    for (String column : summed.columns()) {
      sql.add(between).add("coalesce(sum(").name(column).add("), 0)");
      between = ", ";
    }
    sql.add(" from ").table(summed.table()).add(" where ");
    return session.one(
        sql.name(summed.owner()).add(" = ").value(rows.id()),
        row -> {
          List<String> sums = new ArrayList<>();
          for (int i = 1; i <= summed.columns().size(); i++) {
            sums.add(row.getBigDecimal(i).stripTrailingZeros().toPlainString());
          }
          return sums;
        });
  }
}
