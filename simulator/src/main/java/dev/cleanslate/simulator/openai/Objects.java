package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Metadata;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of objects that stand by themselves: `/{collection}` and `/{collection}/{id}`.
final class Objects {
  private static final List<String> CHANGEABLE_FIELDS =
      List.of("name", "description", "instructions", "model", "expires_after");

  private final Cabinet cabinet;
  private final Listings listings;
  private final Creation creation;

  Objects(Cabinet cabinet, Listings listings, Creation creation) {
    this.cabinet = cabinet;
    this.listings = listings;
    this.creation = creation;
  }

  Outcome serve(Visit visit, Kind kind) {
    return visit.depth() == 1 ? collection(visit, kind) : one(visit, kind, visit.part(1));
  }

  private Outcome collection(Visit visit, Kind kind) {
    return switch (visit.method()) {
      case "POST" -> Outcome.changed(creation.create(visit, kind));
      case "GET" -> list(visit, kind);
      default -> throw visit.noMethod();
    };
  }

  private Outcome one(Visit visit, Kind kind, String id) {
    return switch (visit.method()) {
      case "GET" -> get(visit, kind, id);
      case "DELETE" -> delete(visit, kind, id);
      case "POST" -> change(visit, kind, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome list(Visit visit, Kind kind) {
    if (!kind.isListable()) {
      throw visit.noMethod();
    }
    return listings.list(visit, kind, shelf(visit, kind), filter(visit, kind));
  }

  private static Predicate<Entry> filter(Visit visit, Kind kind) {
    Optional<String> field =
        switch (kind) {
          case FILE -> Optional.of("purpose");
          case CONTAINER -> Optional.of("name");
          case VECTOR_STORE, STORE_FILE, ASSISTANT, CONVERSATION, ITEM, RESPONSE ->
              Optional.empty();
        };
    Optional<String> value = field.flatMap(visit::query);
    return entry ->
        value.isEmpty() || entry.body().path(field.orElseThrow()).asString("").equals(value.get());
  }

  private Outcome get(Visit visit, Kind kind, String id) {
    Entry entry = shelf(visit, kind).read(id).orElseThrow(() -> kind.missing(id));
    return Outcome.of(cabinet.shown(visit.account(), kind, entry));
  }

  private Outcome delete(Visit visit, Kind kind, String id) {
    if (visit.call().aftermath() instanceof Aftermath.Unmoved(boolean silent)) {
      kind.require(shelf(visit, kind).peek(id), id);
      ObjectNode answer = Cabinet.deletion(kind, id, false);
      return Outcome.of(silent ? answer.without("deleted") : answer);
    }
    Aftermath aftermath = visit.call().aftermath();
    kind.require(cabinet.remove(visit.account(), kind, id, aftermath), id);
    return Outcome.changed(Cabinet.deletion(kind, id, true));
  }

  private Outcome change(Visit visit, Kind kind, String id) {
    if (!kind.isChangeable()) {
      throw visit.noMethod();
    }
    Fields from = visit.body();
    JsonNode metadata = Metadata.of(from);
    Entry changed =
        shelf(visit, kind)
            .change(id, old -> changed(old.deepCopy(), from, metadata))
            .orElseThrow(() -> kind.missing(id));
    return Outcome.changed(cabinet.shown(visit.account(), kind, changed));
  }

  private static ObjectNode changed(ObjectNode object, Fields from, JsonNode metadata) {
    for (String name : CHANGEABLE_FIELDS) {
      if (from.has(name)) {
        object.set(name, from.tree(name));
      }
    }
    return from.has("metadata") ? object.set("metadata", metadata) : object;
  }

  private Shelf shelf(Visit visit, Kind kind) {
    return cabinet.shelf(visit.account(), kind);
  }
}
