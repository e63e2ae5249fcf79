package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Where sagas are kept. Every call runs in the caller's transaction. Two implementations pass the
/// same contract suite: PostgreSQL, and one in memory for the simulation.
public interface Sagas {
  /// The store's time. The only clock of the engine.
  Instant now();

  /// Writes a new saga; `false`, and nothing is written, where the owner has an open one. Of
  /// rehearsals, too, only one is open.
  boolean insert(Sheet sheet, Opening opening);

  /// The open saga, no rehearsal, of an owner whose row the caller has locked; itself not locked.
  Optional<UUID> openFor(long ownerNo);

  /// The open rehearsal of an owner whose row the caller has locked; itself not locked.
  Optional<UUID> rehearsalFor(long ownerNo);

  /// The saga of an owner that was opened last, ended or not; no rehearsal.
  Optional<UUID> lastFor(long ownerNo);

  /// Headers without a lock: only good for deciding what to lock.
  List<Saga> peek(Collection<UUID> ids);

  /// Locks sagas in order of id; `waiting` for those that others hold, or else leaving them out.
  Map<UUID, Sheet> lock(Collection<UUID> ids, boolean waiting);

  /// Steps of locked sagas, themselves locked in order.
  Map<StepKey, Step> steps(Collection<StepKey> keys);

  /// Which trace a saga is in; its own where there is no such saga.
  Traceparent trace(UUID saga);

  /// Steps whose time has come, soonest first, without a lock.
  List<StepKey> due(int limit);

  /// Sagas that want to be looked after as a whole, longest waiting first, without a lock.
  List<UUID> dueSagas(int limit);

  /// Planned steps that may be opened now: their gate is open and no child is in their way.
  List<Opened> openable(List<Room> rooms);

  /// Adds planned steps to locked sagas; what is there already stays as it is. Answers how many
  /// were added of each.
  Map<UUID, List<Step>> plan(Map<UUID, List<Step>> steps);

  /// Counts, once all of a saga's steps are written, how many children each step waits for, and
  /// lets what goes with its parent wait for that.
  void countChildren(UUID saga);

  /// Lets those of these steps that go with their parent wait until it is gone.
  void awaitCarriers(UUID saga, Collection<Long> steps);

  /// Changes how many children these steps wait for.
  void childrenMoved(Map<StepKey, Integer> deltas);

  /// Changes, for all that goes with these steps, how much it waits for.
  void carriersMoved(Map<StepKey, Integer> deltas);

  /// Writes what changed. A step is written only over the state it was loaded in; anything else
  /// means that somebody worked without the saga's lock, and raises [IllegalStateException].
  void save(List<Change> changes);

  /// Stops every timer of a saga that has ended.
  void stopTimers(UUID saga);

  /// Puts off everything of a saga that is due by now.
  void postpone(UUID saga, Duration by);

  /// Steps of a saga in states that a person may retry, in order, beyond one.
  List<Long> retryable(UUID saga, long beyond, int limit);

  /// Steps of a saga that were seen gone, in order, beyond one.
  List<Long> gone(UUID saga, long beyond, int limit);

  /// Notes which deletion a step of kind owner waits for, and under which send.
  void await(UUID child, StepRef parent);

  /// What this step of kind owner waited for last.
  Optional<Awaited> awaited(UUID parent, long step);

  /// The steps of kind owner that wait for these deletions, by deletion.
  Map<UUID, List<StepRef>> awaiting(Collection<UUID> children);

  /// What is stuck or unverifiable first, and why, in words that may be shown.
  Optional<String> whatIsStuck(UUID saga);

  /// A deletion that a step of kind owner waited for.
  record Awaited(UUID child, int round) {}

  /// Room for more commands of one kind of a saga.
  record Room(UUID saga, String kind, int slots) {}

  /// A step that may be opened.
  record Opened(UUID saga, Step step) {}
}
