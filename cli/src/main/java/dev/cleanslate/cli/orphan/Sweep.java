package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The server's sweep for orphans, asked for its list; nothing is deleted by it here.
///
/// @param suspects what it lists, at most a hundred at a time
/// @param notListed how many more there are
public record Sweep(List<Suspect> suspects, long notListed) {
  private static final Place RUN = Place.of("v1", "jobs", "orphan-sweep", "run");

  /// What is older than so many hours, of owners of these types; none for all.
  public static Sweep of(Server server, int hours, List<String> types) {
    JsonNode said =
        server.postAgain(
            RUN, Json.body(Map.of("max_age_hours", hours, "owner_types", types, "dry_run", true)));
    List<Suspect> listed = Json.list(said, "items").stream().map(Suspect::new).toList();
    long found = said.path("found").valueStream().mapToLong(count -> count.asLong(0)).sum();
    // A server that knows no types lists those of all.
    return new Sweep(
        listed.stream()
            .filter(one -> types.isEmpty() || types.contains(one.owner().type()))
            .toList(),
        Math.max(0, found - listed.size()));
  }

  /// With what else was listed.
  Sweep and(List<Suspect> others) {
    return new Sweep(Stream.concat(suspects.stream(), others.stream()).toList(), notListed);
  }

  /// Whether there is nothing at all, listed or not.
  public boolean isEmpty() {
    return suspects.isEmpty() && !isCut();
  }

  /// Whether it lists only some of what there is.
  public boolean isCut() {
    return notListed > 0;
  }

  /// For people: each of them, and how many more there are.
  public void to(Consumer<String> out) {
    Suspect.table(suspects, out);
    if (isCut()) {
      out.accept(
          "Of the ledger %d more are not listed; call again once these are settled."
              .formatted(notListed));
    }
  }
}
