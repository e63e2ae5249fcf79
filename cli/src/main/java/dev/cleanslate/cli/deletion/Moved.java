package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An event of a deletion, as it is told.
public record Moved(JsonNode json) {
  /// What the deletion is since then.
  public String state() {
    return Json.text(json, "state");
  }

  long done() {
    return Json.number(json, "counts", "gone") + Json.number(json, "counts", "seen");
  }

  long steps() {
    return Steps.total(json.path("counts"));
  }

  String counted() {
    return Steps.counted(state(), json.path("counts"));
  }

  /// What a person should read even while it goes on: each step that cannot go, and why.
  List<String> remarks() {
    return Json.list(json, "moves").stream()
        .filter(move -> Steps.isTroubled(Json.text(move, "to")))
        .map(Moved::move)
        .toList();
  }

  /// Everything it tells, a line each.
  public Stream<String> lines() {
    String note = Json.text(json, "note");
    Stream<String> moves = Json.list(json, "moves").stream().map(Moved::move);
    long more = Json.number(json, "more_moves");
    return Stream.of(
            note.isEmpty() ? Stream.<String>empty() : Stream.of(note),
            moves,
            more == 0 ? Stream.<String>empty() : Stream.of("and %d more moves".formatted(more)))
        .flatMap(lines -> lines);
  }

  private static String move(JsonNode move) {
    String why = Json.text(move, "why");
    return "%s %s: %s%s"
        .formatted(
            Json.text(move, "kind"),
            Json.text(move, "id"),
            Json.text(move, "to"),
            why.isEmpty() ? "" : ", " + why);
  }
}
