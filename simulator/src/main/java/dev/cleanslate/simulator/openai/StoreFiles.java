package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// The routes under `/vector_stores/{store}/files`: links to files, never the files themselves.
final class StoreFiles {
  private static final Set<String> STATUSES =
      Set.of("in_progress", "completed", "failed", "cancelled");

  private final Cabinet cabinet;
  private final Listings listings;
  private final Creation creation;

  StoreFiles(Cabinet cabinet, Listings listings, Creation creation) {
    this.cabinet = cabinet;
    this.listings = listings;
    this.creation = creation;
  }

  Outcome serve(Visit visit) {
    String store = visit.part(1);
    Shelf stores = cabinet.shelf(visit.account(), Kind.VECTOR_STORE);
    Kind.VECTOR_STORE.require(stores.peek(store), store);
    return visit.depth() == 3 ? all(visit, store) : one(visit, store, visit.part(3));
  }

  private Outcome all(Visit visit, String store) {
    return switch (visit.method()) {
      case "GET" -> listings.list(visit, Kind.STORE_FILE, shelf(visit, store), filter(visit));
      case "POST" -> attach(visit, store);
      default -> throw visit.noMethod();
    };
  }

  private Outcome attach(Visit visit, String store) {
    Fields from = visit.body();
    ObjectNode link = creation.link(visit.account(), store, from.text("file_id"), from);
    return Outcome.changed(cabinet.attach(visit.account(), store, link));
  }

  private Outcome one(Visit visit, String store, String file) {
    return switch (visit.method()) {
      case "GET" ->
          Outcome.of(shelf(visit, store).read(file).orElseThrow(() -> missing(file)).body());
      case "DELETE" -> detach(visit, store, file);
      default -> throw visit.noMethod();
    };
  }

  private Outcome detach(Visit visit, String store, String file) {
    Aftermath aftermath = visit.call().aftermath();
    if (aftermath instanceof Aftermath.Unmoved(boolean silent)) {
      Kind.STORE_FILE.require(shelf(visit, store).peek(file), file);
      ObjectNode answer = Cabinet.deletion(Kind.STORE_FILE, file, false);
      return Outcome.of(silent ? answer.without("deleted") : answer);
    }
    Kind.STORE_FILE.require(cabinet.detach(visit.account(), store, file, aftermath), file);
    return Outcome.changed(Cabinet.deletion(Kind.STORE_FILE, file, true));
  }

  private static Predicate<Entry> filter(Visit visit) {
    Optional<String> status = visit.query("filter");
    if (status.isPresent() && !STATUSES.contains(status.get())) {
      throw Rejected.invalid(
          "filter", "filter must be one of " + STATUSES.stream().sorted().toList());
    }
    return entry ->
        status.isEmpty() || entry.body().path("status").asString("").equals(status.get());
  }

  private Shelf shelf(Visit visit, String store) {
    return cabinet.shelf(visit.account(), Kind.STORE_FILE, store);
  }

  private static Rejected missing(String file) {
    return Kind.STORE_FILE.missing(file);
  }
}
