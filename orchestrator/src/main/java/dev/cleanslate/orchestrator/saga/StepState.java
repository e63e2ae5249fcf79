package dev.cleanslate.orchestrator.saga;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where one resource is on its way to being gone. [#next] is the whole map of the ways between
/// them.
public enum StepState {
  /// Not opened: something must go before it.
  PLANNED,
  /// A command is out; this holds a place in the saga's window.
  SENT,
  /// Nothing is out; the next command has its time.
  WAITING,
  /// A look is due or out: after a claim that it is gone, or after a refusal.
  CHECKING,
  /// It is there and cannot go as things stand. Slow looks go on.
  STUCK,
  /// Nobody can tell whether it is there. Slow looks go on.
  UNVERIFIABLE,
  /// A look found it absent, with a control.
  GONE,
  /// It was gone and was seen again; a fresh look decides.
  DOUBTED,
  /// Only in a rehearsal: a look found it, so a deletion would delete it.
  SEEN;

  /// The states that can follow this one.
  public Set<StepState> next() {
    return switch (this) {
      case PLANNED -> EnumSet.of(SENT, CHECKING, GONE);
      case SENT -> EnumSet.of(WAITING, CHECKING);
      case WAITING -> EnumSet.of(SENT, CHECKING);
      case CHECKING -> EnumSet.of(WAITING, STUCK, UNVERIFIABLE, GONE, SEEN);
      case STUCK -> EnumSet.of(WAITING, CHECKING, GONE);
      case UNVERIFIABLE -> EnumSet.of(WAITING, CHECKING, STUCK, GONE);
      case GONE -> EnumSet.of(DOUBTED);
      case DOUBTED -> EnumSet.of(WAITING, STUCK, UNVERIFIABLE, GONE);
      case SEEN -> EnumSet.noneOf(StepState.class);
    };
  }

  /// Whether something will happen to it soon without a person: a command or a look is out or has
  /// its time.
  public boolean isMoving() {
    return switch (this) {
      case SENT, WAITING, CHECKING, DOUBTED -> true;
      case PLANNED, STUCK, UNVERIFIABLE, GONE, SEEN -> false;
    };
  }

  /// As it is written in messages and in the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state that is written so.
  public static StepState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
