package dev.cleanslate.simulator.room;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// All shelves of a room, found by account, kind and parent. Thread-safe.
public final class Shelves {
  private final Map<Label, Shelf> shelves = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Label(String account, String kind, String parent) {}

  /// Time for what lingers or reappears comes from this clock.
  public Shelves(InstantSource clock) {
    this.clock = clock;
  }

  /// The shelf of a kind that has no parent.
  public Shelf of(String account, String kind) {
    return of(account, kind, "");
  }

  /// The shelf of a kind under one parent; it comes to be when first asked for.
  public Shelf of(String account, String kind, String parent) {
    return shelves.computeIfAbsent(new Label(account, kind, parent), _ -> new Shelf(clock));
  }

  /// How many objects there are under one parent.
  public int size(String account, String kind, String parent) {
    Shelf shelf = shelves.get(new Label(account, kind, parent));
    return shelf == null ? 0 : shelf.size();
  }

  /// Takes a shelf away with all that is on it.
  public void drop(String account, String kind, String parent) {
    shelves.remove(new Label(account, kind, parent));
  }

  /// What is on them; empty shelves are left out.
  public List<Stock> stock() {
    return shelves.entrySet().stream()
        .map(each -> stock(each.getKey(), each.getValue()))
        .filter(stock -> !stock.ids().isEmpty())
        .sorted(
            Comparator.comparing(Stock::account)
                .thenComparing(Stock::kind)
                .thenComparing(Stock::parent))
        .toList();
  }

  /// Takes all away.
  public void clear() {
    shelves.clear();
  }

  private static Stock stock(Label label, Shelf shelf) {
    return new Stock(label.account(), label.kind(), label.parent(), shelf.ids());
  }
}
