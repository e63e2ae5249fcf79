package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import dev.cleanslate.simulator.room.Stock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The objects of all rooms, as a test asks for them. A kind belongs to one room. Thread-safe.
public final class Inventory {
  private final List<Room> rooms;

  Inventory(List<Room> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  /// Creates so many objects in the default account; their ids.
  public List<String> seed(String kind, int count) {
    return seed(seedOf(kind, count, Optional.empty()));
  }

  /// Creates so many objects under one parent in the default account; their ids.
  public List<String> seed(String kind, int count, String parent) {
    return seed(seedOf(kind, count, Optional.of(parent)));
  }

  /// Creates objects; their ids. Throws [BadInput].
  public List<String> seed(Seed seed) {
    return room(seed.kind()).seed(seed);
  }

  /// Reads a seed and checks that its kind is known.
  Seed order(Fields from) {
    Seed seed = Seed.of(from);
    from.nothingElse();
    if (!kinds().contains(seed.kind())) {
      throw from.wrong("kind", "must be one of " + kinds());
    }
    return seed;
  }

  /// All that is there.
  public List<Stock> stock() {
    return rooms.stream().flatMap(room -> room.stock().stream()).toList();
  }

  /// The ids of a kind, in whichever account and under whichever parent.
  public List<String> ids(String kind) {
    return of(kind).flatMap(stock -> stock.ids().stream()).toList();
  }

  /// How many of a kind are there.
  public int count(String kind) {
    return of(kind).mapToInt(stock -> stock.ids().size()).sum();
  }

  /// Whether an object of this kind and id is really there.
  public boolean has(String kind, String id) {
    return of(kind).anyMatch(stock -> stock.ids().contains(id));
  }

  private Stream<Stock> of(String kind) {
    return room(kind).stock().stream().filter(stock -> stock.kind().equals(kind));
  }

  private Room room(String kind) {
    return rooms.stream()
        .filter(room -> room.kinds().contains(kind))
        .findFirst()
        .orElseThrow(() -> new BadInput("kind", "must be one of " + kinds()));
  }

  private List<String> kinds() {
    return rooms.stream().flatMap(room -> room.kinds().stream()).sorted().toList();
  }

  private static Seed seedOf(String kind, int count, Optional<String> parent) {
    return new Seed(
        kind, count, List.of(), parent, Optional.empty(), Fields.of("fields", Json.object()));
  }
}
