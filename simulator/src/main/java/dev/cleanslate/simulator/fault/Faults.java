package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The switchboard: the faults in force, oldest first. The first that strikes a request is the only
/// one that does. Thread-safe.
public final class Faults {
  private final List<Armed> armed = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();

  /// Puts a fault in force; its id.
  public String add(Fault fault) {
    Armed added = new Armed("fault-" + ids.incrementAndGet(), fault);
    armed.add(added);
    return added.id();
  }

  /// Takes a fault out of force; false where there is none of this id.
  public boolean remove(String id) {
    return armed.removeIf(each -> each.id().equals(id));
  }

  /// Takes all out of force.
  public void clear() {
    armed.clear();
  }

  /// All in force.
  public List<Armed> all() {
    return List.copyOf(armed);
  }

  /// The one of this id.
  public Optional<Armed> find(String id) {
    return armed.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The one that strikes this request, counted as fired.
  public Optional<Armed> strike(Request request) {
    for (Armed each : armed) {
      if (each.strikes(request)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
