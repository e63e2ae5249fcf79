package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.wire.Account;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import dev.cleanslate.simulator.room.Shelves;
import dev.cleanslate.simulator.room.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// All objects of the room and what ties them: a file that goes leaves its stores, a store that
/// goes takes its links but not the files, a conversation that goes leaves its items. Thread-safe.
final class Cabinet {
  private final Shelves shelves;
  private final Map<FileOf, Set<String>> storesOfFile = new ConcurrentHashMap<>();

  private record FileOf(Account account, String id) {}

  Cabinet(Shelves shelves) {
    this.shelves = shelves;
  }

  Shelf shelf(Account account, Kind kind) {
    return shelves.of(account.toString(), kind.label());
  }

  Shelf shelf(Account account, Kind kind, String parent) {
    return shelves.of(account.toString(), kind.label(), parent);
  }

  ObjectNode put(Account account, Kind kind, ObjectNode object) {
    shelf(account, kind).put(id(object), object);
    return object;
  }

  ObjectNode putItem(Account account, String conversation, ObjectNode item) {
    shelf(account, Kind.ITEM, conversation).put(id(item), item);
    return item;
  }

  ObjectNode attach(Account account, String store, ObjectNode link) {
    shelf(account, Kind.STORE_FILE, store).put(id(link), link);
    storesOfFile
        .computeIfAbsent(new FileOf(account, id(link)), _ -> ConcurrentHashMap.newKeySet())
        .add(store);
    return link;
  }

  Optional<Entry> remove(Account account, Kind kind, String id, Aftermath aftermath) {
    Optional<Entry> removed = shelf(account, kind).remove(id, aftermath);
    if (removed.isPresent() && kind == Kind.FILE && Aftermath.leaves(aftermath)) {
      Set<String> stores = storesOfFile.remove(new FileOf(account, id));
      (stores == null ? Set.<String>of() : stores)
          .forEach(store -> shelf(account, Kind.STORE_FILE, store).remove(id, Aftermath.CLEAN));
    }
    if (removed.isPresent() && kind == Kind.VECTOR_STORE && aftermath instanceof Aftermath.Clean) {
      shelves.drop(account.toString(), Kind.STORE_FILE.label(), id);
    }
    return removed;
  }

  /// Takes a file out of one store; the file stays.
  Optional<Entry> detach(Account account, String store, String file, Aftermath aftermath) {
    Optional<Entry> removed = shelf(account, Kind.STORE_FILE, store).remove(file, aftermath);
    storesOfFile.computeIfPresent(
        new FileOf(account, file),
        (_, stores) -> {
          stores.remove(store);
          return stores.isEmpty() ? null : stores;
        });
    return removed;
  }

  /// An object as the provider shows it.
  ObjectNode shown(Account account, Kind kind, Entry entry) {
    if (kind != Kind.VECTOR_STORE) {
      return entry.body();
    }
    int files = shelves.size(account.toString(), Kind.STORE_FILE.label(), entry.id());
    ObjectNode store = entry.body().deepCopy();
    return store.set("file_counts", Shapes.fileCounts(files));
  }

  List<Stock> stock() {
    return shelves.stock();
  }

  void clear() {
    shelves.clear();
    storesOfFile.clear();
  }

  /// Fields laid over an object.
  static ObjectNode overlaid(ObjectNode object, Fields fields) {
    fields.tree().properties().forEach(each -> object.set(each.getKey(), each.getValue()));
    return object;
  }

  static ObjectNode deletion(Kind kind, String id, boolean deleted) {
    return Json.object().put("id", id).put("object", kind.deleted()).put("deleted", deleted);
  }

  private static String id(ObjectNode object) {
    return object.path("id").asString();
  }
}
