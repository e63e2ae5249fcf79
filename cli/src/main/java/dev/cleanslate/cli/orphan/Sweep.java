package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The server's sweep for orphans, asked for its list; nothing is deleted by it here.
///
/// @param suspects what it lists, at most a hundred at a time
/// @param found how many there are, listed or not
public record Sweep(List<Suspect> suspects, long found) {
  private static final Place RUN = Place.of("v1", "jobs", "orphan-sweep", "run");

  /// What is older than so many hours.
  public static Sweep of(Server server, int hours) {
    JsonNode said =
        server.postAgain(RUN, Json.body(Map.of("max_age_hours", hours, "dry_run", true)));
    return new Sweep(
        Json.list(said, "items").stream().map(Suspect::new).toList(),
        said.path("found").valueStream().mapToLong(count -> count.asLong(0)).sum());
  }

  /// Those whose owner is of one of these types.
  public List<Suspect> of(Predicate<String> type) {
    return suspects.stream().filter(one -> type.test(one.owner().type())).toList();
  }

  /// Whether it lists only some of what there is.
  public boolean isCut() {
    return found > suspects.size();
  }
}
