package dev.cleanslate.orchestrator.saga;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many steps of a saga are in each state. Immutable.
public record Counts(
    int planned,
    int sent,
    int waiting,
    int checking,
    int stuck,
    int unverifiable,
    int gone,
    int doubted,
    int seen) {
  /// A count below zero means that a step was moved from a state it was not in: nothing may be
  /// saved then.
  public Counts {
    if (Math.min(Math.min(planned, sent), Math.min(waiting, checking)) < 0
        || Math.min(Math.min(stuck, unverifiable), Math.min(gone, doubted)) < 0
        || seen < 0) {
      throw new IllegalStateException("a count of steps fell below zero");
    }
  }

  /// No steps at all.
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// How many are in that state.
  public int of(StepState state) {
    return switch (state) {
      case PLANNED -> planned;
      case SENT -> sent;
      case WAITING -> waiting;
      case CHECKING -> checking;
      case STUCK -> stuck;
      case UNVERIFIABLE -> unverifiable;
      case GONE -> gone;
      case DOUBTED -> doubted;
      case SEEN -> seen;
    };
  }

  /// With so many more (or fewer) in that state.
  public Counts plus(StepState state, int n) {
    return new Counts(
        planned + (state == StepState.PLANNED ? n : 0),
        sent + (state == StepState.SENT ? n : 0),
        waiting + (state == StepState.WAITING ? n : 0),
        checking + (state == StepState.CHECKING ? n : 0),
        stuck + (state == StepState.STUCK ? n : 0),
        unverifiable + (state == StepState.UNVERIFIABLE ? n : 0),
        gone + (state == StepState.GONE ? n : 0),
        doubted + (state == StepState.DOUBTED ? n : 0),
        seen + (state == StepState.SEEN ? n : 0));
  }

  /// After one step went from one state to another.
  public Counts moved(StepState from, StepState to) {
    return from == to ? this : plus(from, -1).plus(to, 1);
  }

  /// All steps.
  public int total() {
    return planned + sent + waiting + checking + stuck + unverifiable + gone + doubted + seen;
  }

  /// Steps not seen gone.
  public int left() {
    return total() - gone;
  }

  /// Steps that something will happen to without a person.
  public int moving() {
    return sent + waiting + checking + doubted;
  }

  /// By the states' wire names, in their order.
  public Map<String, Integer> byName() {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (StepState state : StepState.values()) {
      byName.put(state.wire(), of(state));
    }
    return byName;
  }
}
