package dev.cleanslate.records.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What "gone" means for the rows of a kind.
public sealed interface Ending {
  /// The rows that are not gone yet.
  Condition left();

  /// The rows are deleted.
  record Deletion() implements Ending {
    @Override
    public Condition left() {
      return new Condition.Any();
    }
  }

  /// The rows stay, and reach a final state, one phase after the other.
  ///
  /// @param column the column that holds the state
  /// @param phases in their order, each a transaction and an answer of its own
  /// @param finals the states that mean "gone"
  /// @param touched the column that takes the time of every change
  record Transition(
      String column, List<Phase> phases, List<String> finals, Optional<String> touched)
      implements Ending {
    public Transition {
      phases = List.copyOf(phases);
      finals = List.copyOf(finals);
    }

    @Override
    public Condition left() {
      return new Condition.NotIn(column, finals);
    }

    /// The rows that this phase moves.
    public Condition moved(Phase phase) {
      return phase.from().isEmpty() ? left() : new Condition.In(column, phase.from());
    }

    /// What this phase sets.
    public List<Assignment> assignments(Phase phase) {
      List<Assignment> set = new ArrayList<>();
      set.add(new Assignment.To(column, phase.to()));
      phase.at().ifPresent(at -> set.add(new Assignment.Now(at)));
      touched.ifPresent(at -> set.add(new Assignment.Now(at)));
      return set;
    }

    /// The rows that no phase moves and that are not gone: they are in some other state.
    public Condition stranded() {
      List<String> known = new ArrayList<>(finals);
      phases.forEach(phase -> known.addAll(phase.from()));
      return new Condition.NotIn(column, known);
    }

    /// Whether a row can be in a state that no phase leads out of.
    public boolean canStrand() {
      return phases.stream().noneMatch(phase -> phase.from().isEmpty());
    }
  }

  /// One move between states.
  ///
  /// @param from the states it leads out of; none means every state that is not final
  /// @param to the state it leads to
  /// @param at the column that takes its time
  record Phase(List<String> from, String to, Optional<String> at) {
    public Phase {
      from = List.copyOf(from);
    }
  }

  /// The row stays, marked as deleted, with an entry in its history.
  ///
  /// @param column the column that holds the status
  /// @param status the status of what is deleted
  /// @param at the column that takes the time of the deletion; empty until then
  /// @param touched the column that takes the time of every change
  /// @param history where the change is noted, in the same transaction
  record SoftDeletion(
      String column, String status, String at, Optional<String> touched, Optional<History> history)
      implements Ending {
    @Override
    public Condition left() {
      return new Condition.Empty(at);
    }

    /// What marks a row.
    public List<Assignment> assignments() {
      List<Assignment> set = new ArrayList<>();
      set.add(new Assignment.To(column, status));
      set.add(new Assignment.Now(at));
      touched.ifPresent(each -> set.add(new Assignment.Now(each)));
      return set;
    }
  }
}
