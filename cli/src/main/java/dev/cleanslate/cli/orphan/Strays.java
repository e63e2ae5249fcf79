package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the server's census found to be there though its owner is not: the ledger knows nothing of
/// it, so no sweep lists it.
public final class Strays {
  private static final Place LIST = Place.of("v1", "orphans", "cleanup");
  private static final Place ORDER = Place.of("operator", "v1", "orphans", "cleanup");

  private Strays() {}

  /// What the sweep and the census list together of owners of that type, older than so many hours.
  public static Sweep andSwept(Server server, int hours, Instant now, String type) {
    return Sweep.of(server, hours, List.of(type))
        .and(
            of(server, hours, now).stream()
                .filter(one -> one.owner().type().equals(type))
                .toList());
  }

  /// Those first seen so many hours ago or longer; nothing is deleted. The first 500 at the most.
  static List<Suspect> of(Server server, int hours, Instant now) {
    Instant time = now.minus(Duration.ofHours(hours));
    JsonNode said = server.postAgain(LIST, Json.body(Map.of("dry_run", true)));
    return Json.list(said, "items").stream()
        .map(Strays::suspect)
        .filter(one -> isBefore(one, time))
        .toList();
  }

  /// Has these deleted, and no others; what became of each. Asked once: said again, the server
  /// would no longer know them.
  static List<JsonNode> delete(Server server, List<Suspect> strays) {
    var numbers = strays.stream().map(Suspect::finding).toList();
    JsonNode said = server.post(ORDER, Json.body(Map.of("dry_run", false, "ids", numbers))).json();
    return Json.list(said, "items");
  }

  /// In the shape in which the sweep lists what the ledger knows.
  private static Suspect suspect(JsonNode item) {
    ObjectNode json = Json.object();
    json.put("finding", "ownerless");
    json.put("number", Json.number(item, "id"));
    json.set("owner", item.path("owner"));
    json.put("owner_state", "not there");
    json.put("kind", Json.text(item, "kind"));
    json.put("id", Json.text(item, "resource_id"));
    json.put("since", Json.text(item, "first_seen_at"));
    json.put("deletable", Json.flag(item, "deletable"));
    String why = Json.optional(item, "why");
    if (why != null) {
      json.put("why", why);
    }
    return new Suspect(json);
  }

  /// What tells no time is listed: better too much than hidden.
  private static boolean isBefore(Suspect one, Instant time) {
    try {
      return !Instant.parse(Json.text(one.json(), "since")).isAfter(time);
    } catch (DateTimeParseException _) {
      return true;
    }
  }
}
