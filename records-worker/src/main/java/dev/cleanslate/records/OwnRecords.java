package dev.cleanslate.records;

import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.declared.Condition;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.records.declared.Sameness;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the own records of some owners stand: the rows that also prove which owner it is. Pure
/// functions around a session.
final class OwnRecords {
  private OwnRecords() {}

  /// How one owner's own record stands.
  ///
  /// @param sameness of a record that has ended: what proves the owner
  record Standing(OwnersRecord record, @Nullable String sameness) {
    /// Of several records one that lives counts, and several that ended under one key cannot be
    /// told apart: then it may be any of them, so it is as good as there.
    Standing and(Standing other) {
      return record == OwnersRecord.ENDED
              && other.record == OwnersRecord.ENDED
              && Objects.equals(sameness, other.sameness)
          ? this
          : new Standing(OwnersRecord.THERE, null);
    }
  }

  /// Those of these owners that have a record at all.
  static Map<String, Standing> of(
      Session session, Sameness proof, Optional<RecordKind> record, List<String> keys)
      throws SQLException {
    Map<String, Standing> standings = new HashMap<>();
    session
        .query(
            query(session, proof, record, keys),
            row -> new Row(row.getString(1), row.getString(2), row.getInt(3) == 1))
        .forEach(row -> standings.merge(row.key(), row.standing(), Standing::and));
    return standings;
  }

  private static Sql query(
      Session session, Sameness proof, Optional<RecordKind> record, List<String> keys) {
    Sql sql = session.sql().add("select ").name(proof.key()).add(", cast(");
    sql.name(proof.column()).add(" as varchar(200)), case when ");
    Condition living = record.map(kind -> kind.ending().left()).orElseGet(Condition.Any::new);
    sql.that("", living).add(" then 1 else 0 end from ").table(proof.table());
    sql.add(" where ").name(proof.key()).add(" in (");
    for (int i = 0; i < keys.size(); i++) {
      sql.add(i == 0 ? "" : ", ").value(keys.get(i));
    }
    return sql.add(")");
  }

  private record Row(String key, @Nullable String sameness, boolean living) {
    Standing standing() {
      return living || sameness == null
          ? new Standing(OwnersRecord.THERE, null)
          : new Standing(OwnersRecord.ENDED, sameness);
    }
  }
}
