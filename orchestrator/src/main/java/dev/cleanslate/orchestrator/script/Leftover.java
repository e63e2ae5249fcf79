package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left of an owner: what it holds, without what a look found gone.
///
/// @param holdings in order of number
/// @param owned by the number of the holding that they are, what is left of the owners that go with
///   it
record Leftover(Owner owner, List<Holding> holdings, Map<Long, Leftover> owned) {
  Leftover {
    holdings = List.copyOf(holdings);
    owned = Map.copyOf(owned);
  }

  /// What it holds of one kind.
  List<Holding> of(String kind) {
    return holdings.stream().filter(holding -> holding.target().kind().equals(kind)).toList();
  }

  /// How many things a shell can delete, of it and of those it owns.
  int deletable() {
    return (int)
            holdings.stream()
                .map(Holding::target)
                .map(Routine::command)
                .filter(Optional::isPresent)
                .count()
        + owned.values().stream().mapToInt(Leftover::deletable).sum();
  }

  /// What a person calls a thing of it: its id, or what it was announced as.
  static String name(Target target) {
    return String.valueOf(target.id() == null ? target.marker() : target.id());
  }
}
