package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.api.Heard;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Resuming;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.Moved;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells events line by line as they come, or one JSON document a line.
///
/// @param time how long at most; absent means without end
/// @param keepOn whether being stuck is no end
record Watch(Tool tool, @Nullable Duration time, boolean keepOn) {
  private static final Set<String> ENDED = Set.of("deleted", "abandoned", "cancelled", "rehearsed");

  Exit of(@Nullable String name) {
    Server server = tool.server();
    if (name == null) {
      tell(server, Place.of("v1", "events"), _ -> true);
      return Exit.UNFINISHED;
    }
    Deletions deletions = new Deletions(tool, server);
    Deletion deletion = deletions.named(name);
    Place place = Place.of("v1", "deletions", deletion.id(), "events");
    // Its history is told from the beginning; what was stuck once and goes on is not the end.
    long known = Long.parseLong(deletion.version());
    tell(server, place, moved -> Json.number(moved.json(), "seq") < known || goesOn(moved));
    return exit(deletions.one(deletion.id()));
  }

  private boolean goesOn(Moved moved) {
    return !ENDED.contains(moved.state()) && (keepOn || !moved.state().equals("stuck"));
  }

  private Exit exit(Deletion deletion) {
    return switch (deletion.state()) {
      case "deleted", "rehearsed" -> Exit.DONE;
      case "stuck", "abandoned", "cancelled" -> Exit.LEFT;
      default -> Exit.UNFINISHED;
    };
  }

  private void tell(Server server, Place place, java.util.function.Predicate<Moved> goesOn) {
    var surroundings = tool.surroundings();
    Instant until = time == null ? null : surroundings.clock().instant().plus(time);
    new Resuming(
            server, place, null, surroundings.clock(), surroundings.pause(), tool.screen()::note)
        .tell(
            until,
            event -> {
              Moved moved = new Moved(event.json());
              show(event, moved);
              return goesOn.test(moved);
            });
  }

  private void show(Heard.Event event, Moved moved) {
    if (tool.options().isJson()) {
      tool.screen().document(event.data());
      return;
    }
    String head =
        "%s  %s  %s"
            .formatted(
                Spans.time(Json.text(moved.json(), "at")),
                OwnerName.of(moved.json().path("owner")),
                moved.state());
    var lines = moved.lines().toList();
    if (lines.isEmpty()) {
      tool.screen().line(head);
    }
    lines.forEach(line -> tool.screen().line(head + "  " + line));
  }
}
