package dev.cleanslate.records;

import dev.cleanslate.messages.Target;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Page;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.CallName;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes one page of an owner's rows, in one transaction: the control first, then sameness, then
/// the change. Thread-safe.
///
/// @param most how many rows a page has
/// @param ids makes the ids of entries in a history
record Taking(int most, Supplier<UUID> ids) {
  Told<Page> page(RecordKind kind, Stage stage, Target target, Database database, Errand errand) {
    return database.change(errand, session -> taken(kind, stage, target, database, session));
  }

  private Told<Page> taken(
      RecordKind kind, Stage stage, Target target, Database database, Session session)
      throws SQLException {
    Told<String> ground = Grounds.firm(session, database, kind.uses(), target.account());
    if (!(ground instanceof Told.Done<String>)) {
      return Outcomes.failed(ground);
    }
    Optional<String> another = Likeness.objection(session, kind, target);
    if (another.isPresent()) {
      return Outcomes.another(another.get());
    }
    Rows rows = kind.rows(String.valueOf(target.id()), stage.which());
    CallName.ofTable(operation(stage.change()), kind.table().shown());
    return switch (stage.change()) {
      case Stage.Change.Delete _ -> new Told.Done<>(session.delete(rows, most));
      case Stage.Change.Set(var assignments) ->
          new Told.Done<>(session.set(rows, assignments, most));
      case Stage.Change.Mark(var ending) -> new Marking(ending, ids).marked(session, rows, most);
    };
  }

  /// As a span has it, once the ground is firm and the change is next.
  private static String operation(Stage.Change change) {
    return switch (change) {
      case Stage.Change.Delete _ -> "delete";
      case Stage.Change.Set _, Stage.Change.Mark _ -> "update";
    };
  }
}
