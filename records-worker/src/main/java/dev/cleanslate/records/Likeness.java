package dev.cleanslate.records;

import dev.cleanslate.messages.Target;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.records.declared.Sameness;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether the owner whose rows these are is the one that was registered. Read in the transaction
/// that changes the rows, so that nothing can come in between. Pure functions around a session.
///
/// Where the owner's own row is gone, the rows that are left are the old owner's: whoever comes
/// back under its key has a row again.
final class Likeness {
  private Likeness() {}

  /// Why these may be another owner's rows; empty where they are not.
  static Optional<String> objection(Session session, RecordKind kind, Target target)
      throws SQLException {
    if (kind.sameness().isEmpty()) {
      return Optional.empty();
    }
    Sameness proof = kind.sameness().get();
    if (target.sameness() == null) {
      return kind.reused()
          ? Optional.of("registered without %s, which proves the owner".formatted(proof.column()))
          : Optional.empty();
    }
    List<Optional<String>> found =
        session.query(query(session, proof, target), row -> Optional.ofNullable(row.getString(1)));
    return found.stream().allMatch(each -> Objects.equals(each.orElse(null), target.sameness()))
        ? Optional.empty()
        : Optional.of(
            "%s has another %s under this key than was registered"
                .formatted(proof.table().shown(), proof.column()));
  }

  private static Sql query(Session session, Sameness proof, Target target) {
    Sql sql = session.sql().add("select cast(").name(proof.column()).add(" as varchar(200)) from ");
    return sql.table(proof.table())
        .add(" where ")
        .name(proof.key())
        .add(" = ")
        .value(String.valueOf(target.id()));
  }
}
