package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A deletion as the server shows it.
public record Deletion(JsonNode json) {
  private static final Set<String> ENDED = Set.of("deleted", "abandoned", "cancelled", "rehearsed");

  /// Its id.
  public String id() {
    return Json.text(json, "id");
  }

  /// Whose deletion it is.
  public OwnerName owner() {
    return OwnerName.of(json.path("owner"));
  }

  /// What it is (`deleting`, `stuck`, `deleted`).
  public String state() {
    return Json.text(json, "state");
  }

  /// What it is doing, for people.
  public String shown() {
    return Json.text(json, "shown");
  }

  /// How many steps it has.
  public long steps() {
    return Json.number(json, "steps");
  }

  /// How many of them were seen gone; in a dry run, looked at.
  public long done() {
    return Json.number(json, "counts", isRehearsal() ? "seen" : "gone")
        + (isRehearsal() ? Json.number(json, "counts", "gone") : 0);
  }

  /// How many of them were not seen gone.
  public long left() {
    return Json.number(json, "left");
  }

  /// The place of its last event.
  public String version() {
    return String.valueOf(Json.number(json, "version"));
  }

  /// Until when nothing is done; empty where that is over.
  public String graceUntil() {
    return Json.text(json, "grace_until");
  }

  /// Whether it only looks.
  public boolean isRehearsal() {
    return Json.flag(json, "dry_run");
  }

  /// Whether everything was seen gone.
  public boolean isDone() {
    return state().equals("deleted");
  }

  /// Whether it waits for a person.
  public boolean isStuck() {
    return state().equals("stuck");
  }

  /// Whether its owner is only hidden so far.
  public boolean isInGrace() {
    return state().equals("grace");
  }

  /// Whether nothing more will happen.
  public boolean isEnded() {
    return ENDED.contains(state());
  }

  /// Whether nothing happens unless a person, or time, moves it.
  public boolean isAtRest() {
    return isAtRest(state());
  }

  static boolean isAtRest(String state) {
    return ENDED.contains(state) || state.equals("stuck") || state.equals("grace");
  }
}
