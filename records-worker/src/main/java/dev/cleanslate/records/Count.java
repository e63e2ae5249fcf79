package dev.cleanslate.records;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.Condition;
import dev.cleanslate.records.declared.Ending;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.CallName;
import java.sql.SQLException;
import java.util.Optional;

/// How many of an owner's rows are left, in a reading transaction of its own that has its control
/// in it.
///
/// @param left the rows that are not gone
/// @param active how many of them are in use
/// @param stranded how many of them no phase can move
/// @param another why they may be another owner's; empty where they are not
/// @param query the statement that counted, with a question mark for each value
record Count(
    long left, long active, long stranded, Optional<String> another, String account, String query) {
  static Told<Count> of(RecordKind kind, Target target, Database database, Errand errand) {
    return database.read(errand, session -> counted(kind, target, database, session));
  }

  private static Told<Count> counted(
      RecordKind kind, Target target, Database database, Session session) throws SQLException {
    CallName.ofTable("select", kind.table().shown());
    Told<String> ground = Grounds.firm(session, database, kind.uses(), target.account());
    if (!(ground instanceof Told.Done<String>(var account))) {
      return Outcomes.failed(ground);
    }
    Optional<String> another = Likeness.objection(session, kind, target);
    Sql sql = query(session, kind, target);
    return new Told.Done<>(
        session.one(
            sql,
            row ->
                new Count(
                    row.getLong(1), row.getLong(2), row.getLong(3), another, account, sql.text())));
  }

  private static Sql query(Session session, RecordKind kind, Target target) {
    Sql sql = session.sql().add("select count(*), ");
    number(sql, kind.activity().map(each -> each.active())).add(", ");
    number(sql, stranded(kind)).add(" from ").table(kind.table()).add(" where ");
    return sql.which("", kind.left(String.valueOf(target.id())));
  }

  private static Sql number(Sql sql, Optional<Condition> condition) {
    return condition.isEmpty()
        ? sql.add("0")
        : sql.add("count(case when ").that("", condition.get()).add(" then 1 end)");
  }

  private static Optional<Condition> stranded(RecordKind kind) {
    return kind.ending() instanceof Ending.Transition transition && transition.canStrand()
        ? Optional.of(transition.stranded())
        : Optional.empty();
  }

  Tally tally() {
    return new Tally(left, active);
  }

  /// What was counted, and what makes a zero count. Nothing that is in a row.
  Evidence evidence() {
    return new Evidence(
        query,
        left == 1 ? "1 row" : left + " rows",
        "its catalogue, in the same transaction -> all tables, columns and rights are there",
        0L,
        account,
        stranded == 0 ? null : "%d in a state that no phase leads out of".formatted(stranded));
  }
}
