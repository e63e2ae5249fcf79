package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Everything the in-memory books hold: immutable values in maps, so that a copy of the maps is a
/// snapshot.
final class MemoryState {
  final Map<Long, Owner> owners;
  final Map<OwnerRef, Long> names;
  final Map<Long, Resource> resources;
  final Map<UUID, Sheet> sagas;
  final Map<StepKey, Cell> steps;
  final Map<StepKey, Wait> waits;
  final List<SagaEvent> history;
  final Map<String, Alarm> findings;
  long numbers;

  MemoryState() {
    this(
        new TreeMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>(),
        new TreeMap<>(SagaOrder.BY_ID),
        new TreeMap<>(),
        new TreeMap<>(),
        new ArrayList<>(),
        new LinkedHashMap<>(),
        0);
  }

  private MemoryState(
      Map<Long, Owner> owners,
      Map<OwnerRef, Long> names,
      Map<Long, Resource> resources,
      Map<UUID, Sheet> sagas,
      Map<StepKey, Cell> steps,
      Map<StepKey, Wait> waits,
      List<SagaEvent> history,
      Map<String, Alarm> findings,
      long numbers) {
    this.owners = owners;
    this.names = names;
    this.resources = resources;
    this.sagas = sagas;
    this.steps = steps;
    this.waits = waits;
    this.history = history;
    this.findings = findings;
    this.numbers = numbers;
  }

  MemoryState copy() {
    Map<UUID, Sheet> sagaCopy = new TreeMap<>(SagaOrder.BY_ID);
    sagaCopy.putAll(sagas);
    return new MemoryState(
        new TreeMap<>(owners),
        new LinkedHashMap<>(names),
        new TreeMap<>(resources),
        sagaCopy,
        new TreeMap<>(steps),
        new TreeMap<>(waits),
        new ArrayList<>(history),
        new LinkedHashMap<>(findings),
        numbers);
  }

  record Resource(long ownerNo, int incarnation, Holding holding, String intent, String state) {}

  record Cell(Step step, int childrenOpen) {}

  record Wait(UUID child, StepRef parent) {}
}
