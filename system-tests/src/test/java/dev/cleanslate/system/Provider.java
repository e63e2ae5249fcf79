package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The simulated provider: makes what clones have, misbehaves on demand, and says what is true.
final class Provider {
  static final String ACCOUNT = "org-simulated/proj-simulated";

  private final Http http;

  Provider(URI root) {
    this.http = new Http(root, Map.of());
  }

  /// How many things a clone gets.
  ///
  /// @param filesEach files in each store; a file and its place in a store are two things
  record Size(int stores, int filesEach, int assistants, int conversations, int itemsEach) {
    static final Size SMALL = new Size(1, 2, 0, 1, 2);
    static final Size EVERY_KIND = new Size(2, 2, 2, 2, 3);

    /// 60 things.
    static final Size LARGE = new Size(6, 2, 2, 4, 6);
  }

  /// A clone that has all this.
  Clone clone(String id, Size size) {
    List<Belonging> all = new ArrayList<>();
    for (String store : seed(Belonging.VECTOR_STORE, size.stores(), null)) {
      Belonging above = new Belonging(Belonging.VECTOR_STORE, store, null);
      all.add(above);
      for (String file : seed(Belonging.STORE_FILE, size.filesEach(), store)) {
        all.add(new Belonging(Belonging.STORE_FILE, file, above));
        all.add(new Belonging(Belonging.FILE, file, null));
      }
    }
    for (String assistant : seed(Belonging.ASSISTANT, size.assistants(), null)) {
      all.add(new Belonging(Belonging.ASSISTANT, assistant, null));
    }
    for (String conversation : seed(Belonging.CONVERSATION, size.conversations(), null)) {
      Belonging above = new Belonging(Belonging.CONVERSATION, conversation, null);
      all.add(above);
      for (String item : seed(Belonging.ITEM, size.itemsEach(), conversation)) {
        all.add(new Belonging(Belonging.ITEM, item, above));
      }
    }
    return new Clone(new OwnerRef(null, "clone", id), all);
  }

  /// A clone with names and ids that begin like those of the other one: each longer by a digit.
  Clone namesake(Clone other) {
    List<Belonging> all = new ArrayList<>();
    for (String kind : List.of(Belonging.VECTOR_STORE, Belonging.FILE, Belonging.CONVERSATION)) {
      List<String> ids = other.of(kind).stream().map(each -> each.id() + "2").toList();
      http.post("/_sim/seed", Map.of("kind", kind, "ids", ids));
      ids.forEach(id -> all.add(new Belonging(kind, id, null)));
    }
    return new Clone(new OwnerRef(null, "clone", other.ref().id() + "2"), all);
  }

  /// Stores objects under a prefix.
  void store(String bucket, String prefix, int count) {
    http.post(
        "/_sim/seed",
        Map.of(
            "kind",
            "s3-object",
            "parent",
            bucket,
            "count",
            count,
            "fields",
            Map.of("prefix", prefix)));
  }

  /// How many objects are stored under a prefix.
  long stored(String prefix) {
    return http.get("/_sim/state?ids=1000000")
        .path("objects")
        .valueStream()
        .filter(shelf -> shelf.path("kind").asString().equals("s3-object"))
        .flatMap(shelf -> shelf.path("ids").valueStream())
        .filter(key -> key.asString().startsWith(prefix))
        .count();
  }

  private List<String> seed(String kind, int count, @Nullable String parent) {
    if (count == 0) {
      return List.of();
    }
    Map<String, Object> wish =
        parent == null
            ? Map.of("kind", kind, "count", count)
            : Map.of("kind", kind, "count", count, "parent", parent);
    return http.post("/_sim/seed", wish).path("ids").valueStream().map(JsonNode::asString).toList();
  }

  void assistantsAre(String position) {
    http.post("/_sim/switches", Map.of("openai", Map.of("assistants", position)));
  }

  /// Puts a fault in force for deletions of this path until it is taken back by the id returned.
  String whenDeleting(String path, Map<String, Object> action) {
    Map<String, Object> fault = Map.of("method", "DELETE", "path", path, "action", action);
    return http.post("/_sim/faults", fault).path("ids").path(0).asString();
  }

  /// Puts a fault in force for so many deletions of this path.
  void whenDeleting(String path, Map<String, Object> action, int times) {
    http.post(
        "/_sim/faults", Map.of("method", "DELETE", "path", path, "action", action, "times", times));
  }

  /// Makes each deletion take so long before it takes effect.
  void dawdle(int millis) {
    whenDeleting("/openai/**", Map.of("type", "slow", "delay_ms", millis));
  }

  /// How often a fault has struck.
  int struck(String fault) {
    return http.get("/_sim/faults/" + fault).path("fired").asInt(0);
  }

  void takeBack(String fault) {
    http.delete("/_sim/faults/" + fault);
  }

  void behave() {
    http.delete("/_sim/faults");
  }

  /// The number of the last request so far.
  long now() {
    return http.get("/_sim/state?ids=0").path("requests").asLong();
  }

  /// All requests after that one, oldest first.
  List<Logged> requestsAfter(long number) {
    JsonNode answer = http.get("/_sim/requests?limit=1000000&after=" + number);
    return answer.path("requests").valueStream().map(Logged::of).toList();
  }

  /// The paths of everything that is there, by the provider's own account.
  Set<String> present() {
    Set<String> present = new HashSet<>();
    for (JsonNode shelf : http.get("/_sim/state?ids=1000000").path("objects")) {
      String kind = shelf.path("kind").asString();
      Belonging parent = parent(kind, shelf.path("parent").asString(""));
      for (JsonNode id : shelf.path("ids")) {
        present.add(path(kind, id.asString(), parent));
      }
    }
    return present;
  }

  private static String path(String kind, String id, @Nullable Belonging parent) {
    return Belonging.KINDS.contains(kind)
        ? new Belonging(kind, id, parent).path()
        : kind + "/" + id;
  }

  private static @Nullable Belonging parent(String kind, String id) {
    return switch (kind) {
      case Belonging.STORE_FILE -> new Belonging(Belonging.VECTOR_STORE, id, null);
      case Belonging.ITEM -> new Belonging(Belonging.CONVERSATION, id, null);
      default -> null;
    };
  }
}
