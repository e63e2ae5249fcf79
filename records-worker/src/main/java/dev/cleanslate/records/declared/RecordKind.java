package dev.cleanslate.records.declared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A kind of record: the rows of one table that bear the owner's key.
///
/// @param name the catalog's name (`clone.session`)
/// @param database the name of the database that holds the table
/// @param owner the column that holds the owner's key, which is the target's id
/// @param key the columns that tell one row from another
/// @param id what an owner's key must match as a whole
/// @param reused whether another owner may bear the same key one day
/// @param sameness what proves that it is the same owner; never empty where keys are reused
/// @param activity which rows are in use, where the kind knows
public record RecordKind(
    String name,
    String database,
    Table table,
    String owner,
    List<String> key,
    Pattern id,
    boolean reused,
    Optional<Sameness> sameness,
    Ending ending,
    Optional<Activity> activity) {
  public RecordKind {
    key = List.copyOf(key);
  }

  /// Those rows of this owner.
  public Rows rows(String ownerId, Condition condition) {
    return new Rows(table, owner, key, ownerId, condition);
  }

  /// The rows of this owner that are not gone.
  public Rows left(String ownerId) {
    return rows(ownerId, ending.left());
  }

  /// All that must be right about the database's tables before anything can be said of the rows.
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    uses.add(new Use(table, owner, read(), written()));
    sameness.ifPresent(proof -> uses.add(proof.use()));
    if (ending instanceof Ending.SoftDeletion soft) {
      soft.history()
          .ifPresent(history -> {
            uses.add(history.use());
            history
                .reason()
                .ifPresent(reason -> {
                  reason.counted().ifPresent(each -> uses.add(each.use()));
                  reason.summed().ifPresent(each -> uses.add(each.use()));
                });
          });
    }
    return uses;
  }

  /// What the role must be allowed so that its rows can be ended, forced or not.
  public List<Right> rights() {
    List<Right> rights = new ArrayList<>();
    if (ending instanceof Ending.Deletion) {
      rights.add(Right.to(Right.Verb.DELETE, table));
      rights.add(Right.to(Right.Verb.UPDATE, table));
    }
    written().stream()
        .sorted()
        .forEach(column -> rights.add(Right.to(Right.Verb.UPDATE, table, column)));
    if (ending instanceof Ending.SoftDeletion soft) {
      soft.history()
          .map(History::use)
          .ifPresent(use ->
              use.written().stream()
                  .sorted()
                  .forEach(column -> rights.add(Right.to(Right.Verb.INSERT, use.table(), column))));
    }
    return rights;
  }

  private Set<String> read() {
    Set<String> read = new HashSet<>(key);
    read.add(owner);
    activity.ifPresent(each -> read.add(each.column()));
    switch (ending) {
      case Ending.Deletion _ -> {}
      case Ending.Transition transition -> read.add(transition.column());
      case Ending.SoftDeletion soft -> {
        read.add(soft.column());
        read.add(soft.at());
        soft.history().flatMap(History::by).ifPresent(by -> read.add(by.source()));
      }
    }
    return read;
  }

  private Set<String> written() {
    List<Assignment> set = new ArrayList<>();
    activity.ifPresent(each -> set.addAll(each.end()));
    switch (ending) {
      case Ending.Deletion _ -> {}
      case Ending.Transition transition ->
          transition.phases().forEach(phase -> set.addAll(transition.assignments(phase)));
      case Ending.SoftDeletion soft -> set.addAll(soft.assignments());
    }
    Set<String> written = new HashSet<>();
    set.forEach(each -> written.add(each.column()));
    return written;
  }
}
