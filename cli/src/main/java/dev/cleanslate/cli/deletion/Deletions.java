package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Heard;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Refusal;
import dev.cleanslate.cli.api.Resuming;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.screen.Progress;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The deletions of one server.
public final class Deletions {
  /// Where anybody who may write asks for a deletion.
  public static final Place USUAL = Place.of("v1", "deletions");

  /// Where operators ask for what nobody else may.
  public static final Place OPERATORS = Place.of("operator", "v1", "deletions");

  private final Tool tool;
  private final Server server;

  /// Those of that server.
  public Deletions(Tool tool, Server server) {
    this.tool = tool;
    this.server = server;
  }

  /// Asks for one, once however often the connection breaks; the deletion that answers it, which
  /// may have been there before.
  ///
  /// @param planHash what was shown before; the server refuses another plan. Absent where nothing
  ///   was
  /// @param force whether what is in use is to be ended first
  public Deletion ask(
      Place door,
      OwnerName owner,
      @Nullable String planHash,
      @Nullable String reason,
      boolean force) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("owner", owner.json());
    if (planHash != null) {
      body.put("plan_hash", planHash);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    if (force) {
      body.put("force", true);
    }
    return one(Json.text(server.postKeyed(door, Json.body(body)), "id"));
  }

  /// What deleting that owner would take.
  public JsonNode preview(OwnerName owner) {
    return server.get(owner.place("deletion-preview"));
  }

  /// The one of that id.
  public Deletion one(String id) {
    return new Deletion(server.get(place(id)));
  }

  /// The one that a person names: by its id, or by its owner as TYPE/ID, whose last one is meant.
  public Deletion named(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return one(id(name));
    }
    OwnerName owner = new OwnerName(name.substring(0, slash), name.substring(slash + 1));
    return last(server.get(owner.place()));
  }

  /// The last one of an owner as it is shown.
  public Deletion last(JsonNode owner) {
    String id = Json.text(owner, "latest_deletion");
    if (id.isEmpty()) {
      throw new Misuse("Nobody has asked to delete %s.".formatted(OwnerName.of(owner)));
    }
    return one(id);
  }

  private static String id(String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException _) {
      throw new Misuse(
          "'%s' is neither a deletion's id nor an owner, as in node/node-7.".formatted(text));
    }
  }

  /// Where that deletion is, and what belongs to it.
  static Place place(String id, String... below) {
    String[] parts = new String[3 + below.length];
    parts[0] = "v1";
    parts[1] = "deletions";
    parts[2] = id;
    System.arraycopy(below, 0, parts, 3, below.length);
    return Place.of(parts);
  }

  /// A person's word about it (`retry`); what the server says then.
  public JsonNode word(Deletion deletion, String word, Map<String, Object> body) {
    return server.postAgain(place(deletion.id(), word), Json.body(body));
  }

  /// Its steps in one state, or all of them, up to so many.
  public List<JsonNode> steps(Deletion deletion, @Nullable String state, int most) {
    return Pages.first(server, place(deletion.id(), "steps").with("state", state), most);
  }

  /// Follows it, showing how far it has come, until it is at rest or the time is over; as it is
  /// then.
  public Deletion follow(Deletion deletion, Waiting waiting) {
    if (waiting.isNone()) {
      return deletion;
    }
    return follow(deletion, waiting.time(), Deletion::isAtRest);
  }

  /// As [#follow], until that much is true of its state.
  ///
  /// @param time absent means without end
  public Deletion follow(
      Deletion deletion, @Nullable Duration time, java.util.function.Predicate<Deletion> isEnough) {
    Instant until = time == null ? null : tool.surroundings().clock().instant().plus(time);
    Deletion now = deletion;
    try (Progress progress = tool.progress()) {
      boolean inTime = true;
      while (inTime && !isEnough.test(now)) {
        progress.at(now.done(), now.steps(), Steps.counted(now));
        inTime = heard(now, until, progress);
        now = one(now.id());
      }
      progress.at(now.done(), now.steps(), Steps.counted(now));
    }
    return now;
  }

  private boolean heard(Deletion deletion, @Nullable Instant until, Progress progress) {
    var surroundings = tool.surroundings();
    return new Resuming(
            server,
            place(deletion.id(), "events"),
            deletion.version(),
            surroundings.clock(),
            surroundings.pause(),
            progress::said)
        .tell(until, event -> goesOn(event, progress));
  }

  private static boolean goesOn(Heard.Event event, Progress progress) {
    Moved moved = new Moved(event.json());
    moved.remarks().forEach(progress::said);
    progress.at(moved.done(), moved.steps(), moved.counted());
    return !Deletion.isAtRest(moved.state());
  }

  /// Whether the server knows that path at all.
  public static boolean isMissing(Refusal refusal) {
    return refusal.type().equals("unknown-path") || refusal.type().equals("foreign-answer");
  }
}
