package dev.cleanslate.records;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Condition;
import dev.cleanslate.records.declared.Ending;
import dev.cleanslate.records.declared.RecordKind;
import java.util.ArrayList;
import java.util.List;

/// One thing that is done with all of an owner's rows before the next is begun.
///
/// @param which the rows it is done with
/// @param change what is done with each
/// @param ends whether it ends rows that are in use, and takes nothing away
/// @param pauses whether what comes after it belongs to another answer
record Stage(Condition which, Change change, boolean ends, boolean pauses) {
  /// What is done with a row.
  sealed interface Change {
    /// It is deleted.
    record Delete() implements Change {}

    /// Columns of it are set.
    record Set(List<Assignment> assignments) implements Change {}

    /// It is marked as deleted, and its history says so.
    record Mark(Ending.SoftDeletion ending) implements Change {}
  }

  /// The stages in their order.
  static List<Stage> of(RecordKind kind, boolean force) {
    return switch (kind.ending()) {
      case Ending.Deletion _ -> deletion(kind, force);
      case Ending.Transition transition -> transition(transition);
      case Ending.SoftDeletion soft ->
          List.of(new Stage(soft.left(), new Change.Mark(soft), false, false));
    };
  }

  private static List<Stage> deletion(RecordKind kind, boolean force) {
    List<Stage> stages = new ArrayList<>();
    if (force) {
      kind.activity()
          .ifPresent(each ->
              stages.add(new Stage(each.active(), new Change.Set(each.end()), true, false)));
    }
    stages.add(new Stage(new Condition.Any(), new Change.Delete(), false, false));
    return stages;
  }

  /// Each phase is an answer of its own, so that whoever watches the rows sees every state.
  private static List<Stage> transition(Ending.Transition transition) {
    return transition.phases().stream()
        .map(phase ->
            new Stage(
                transition.moved(phase),
                new Change.Set(transition.assignments(phase)),
                false,
                !transition.finals().contains(phase.to())))
        .toList();
  }
}
