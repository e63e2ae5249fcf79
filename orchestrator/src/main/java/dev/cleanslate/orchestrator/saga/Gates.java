package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All gates of one saga, in the catalog's order. Immutable.
public record Gates(Map<String, Gate> byKind) {
  public Gates {
    byKind = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
  }

  /// The closed and open gates of an owner type before anything is planned. Nothing passes until
  /// [#settled] is called, at the end of planning.
  public static Gates of(OwnerType type) {
    Map<String, Gate> gates = new LinkedHashMap<>();
    for (String kind : type.kinds()) {
      boolean last = type.last().contains(kind);
      int blockedBy = type.predecessors(kind).size() + (last ? 1 : 0);
      gates.put(kind, new Gate(kind, 0, blockedBy, false, last));
    }
    return new Gates(gates);
  }

  /// As that type orders its kinds now: a catalog may have changed since these were written. A kind
  /// that is new has a gate; one that left the type opens when nothing but its like is left, for
  /// nobody knows any more what it waited for; what has passed stays so.
  public Gates fitting(OwnerType type) {
    Map<String, Gate> gates = new LinkedHashMap<>();
    for (String kind : type.kinds()) {
      gates.put(kind, fitting(type, kind));
    }
    byKind.forEach((kind, gate) -> gates.putIfAbsent(kind, gate.last(true)));
    return new Gates(gates);
  }

  private Gate fitting(OwnerType type, String kind) {
    boolean last = type.last().contains(kind);
    Gate gate = byKind.getOrDefault(kind, new Gate(kind, 0, 1, false, last)).last(last);
    return gate.passed() || last ? gate : gate.blockedBy(blockers(type, kind));
  }

  private int blockers(OwnerType type, String kind) {
    return (int)
        type.predecessors(kind).stream()
            .map(byKind::get)
            .filter(before -> before == null || !before.passed())
            .count();
  }

  /// The gate of a kind.
  public Gate of(String kind) {
    Gate gate = byKind.get(kind);
    if (gate == null) {
      throw new IllegalStateException("no gate for kind " + kind + " in this saga");
    }
    return gate;
  }

  /// With so many more (or fewer) steps of a kind in the way.
  public Gates remaining(String kind, int delta) {
    return with(of(kind).remaining(delta));
  }

  /// After opening whatever follows the kinds that have nothing in the way any more. `left` counts
  /// the steps of the saga that are not verified gone: the last gates open when only their own
  /// remain.
  public Gates settled(OwnerType type, int left) {
    Gates now = this;
    for (String kind : type.kinds()) {
      Gate gate = now.of(kind);
      if (gate.isOpen() && gate.remaining() == 0 && !gate.passed()) {
        now = now.with(gate.pass());
        for (String successor : type.successors(kind)) {
          now = now.with(now.of(successor).unblocked());
        }
      }
    }
    Gates opened = now.openLast(type, left);
    return opened.equals(now) ? now : opened.settled(type, left);
  }

  /// The kinds whose steps may be opened, in the catalog's order.
  public List<String> open() {
    List<String> open = new ArrayList<>();
    byKind.values().stream().filter(Gate::isOpen).map(Gate::kind).forEach(open::add);
    return open;
  }

  /// The last gates are open exactly while nothing but their own steps is left; what joins late
  /// closes them again.
  private Gates openLast(OwnerType type, int left) {
    List<Gate> last = byKind.values().stream().filter(Gate::last).toList();
    int own = last.stream().mapToInt(Gate::remaining).sum();
    Gates now = this;
    for (Gate gate : last) {
      int blockedBy = blockers(type, gate.kind()) + (left > own ? 1 : 0);
      if (!gate.passed() && gate.blockedBy() != blockedBy) {
        now = now.with(gate.blockedBy(blockedBy));
      }
    }
    return now;
  }

  private Gates with(Gate gate) {
    Map<String, Gate> gates = new LinkedHashMap<>(byKind);
    gates.put(gate.kind(), gate);
    return new Gates(gates);
  }
}
