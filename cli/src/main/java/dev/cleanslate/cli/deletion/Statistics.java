package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.screen.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of a deletion's steps, by kind, and what is wrong with those that are left.
final class Statistics {
  /// Of a deletion with more steps than that only the counts of its own are told.
  static final int MOST = 5000;

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<JsonNode> errors;

  private Statistics(List<JsonNode> steps) {
    steps.forEach(step -> lines.merge(Json.text(step, "kind"), Line.of(step), Line::plus));
    errors = steps.stream().filter(step -> Steps.isTroubled(Json.text(step, "state"))).toList();
  }

  static Statistics of(Deletions deletions, Deletion deletion) {
    if (deletion.steps() <= MOST) {
      return new Statistics(deletions.steps(deletion, null, MOST));
    }
    List<JsonNode> stuck = deletions.steps(deletion, "stuck", MOST);
    List<JsonNode> unverifiable = deletions.steps(deletion, "unverifiable", MOST);
    return new Statistics(
        java.util.stream.Stream.concat(stuck.stream(), unverifiable.stream()).toList());
  }

  void to(java.util.function.Consumer<String> out) {
    boolean isOfThings = lines.values().stream().anyMatch(line -> line.things > 0);
    Table table =
        isOfThings
            ? Table.of("KIND", "STEPS", "GONE", "LEFT", "THINGS")
            : Table.of("KIND", "STEPS", "GONE", "LEFT");
    lines.forEach((kind, line) -> {
      long left = line.steps - line.gone;
      if (isOfThings) {
        table.row(kind, line.steps, line.gone, left, line.things);
      } else {
        table.row(kind, line.steps, line.gone, left);
      }
    });
    table.to(out);
    errors.forEach(step ->
        out.accept(
            "  %s %s is %s: %s"
                .formatted(
                    Json.text(step, "kind"),
                    Json.text(step, "id"),
                    Json.text(step, "state"),
                    why(step))));
  }

  private static String why(JsonNode step) {
    String why = Json.text(step, "why");
    return why.isEmpty() ? "nobody said why" : why;
  }

  ArrayNode kinds() {
    ArrayNode kinds = Json.object().arrayNode();
    lines.forEach((kind, line) -> {
      ObjectNode one = kinds.addObject();
      one.put("kind", kind);
      one.put("steps", line.steps);
      one.put("gone", line.gone);
      one.put("left", line.steps - line.gone);
      one.put("things", line.things);
    });
    return kinds;
  }

  ArrayNode errors() {
    ArrayNode all = Json.object().arrayNode();
    for (JsonNode step : errors) {
      ObjectNode one = all.addObject();
      one.put("step", Json.number(step, "step"));
      List.of("kind", "id", "state", "why").forEach(name -> one.put(name, Json.text(step, name)));
    }
    return all;
  }

  /// @param things of sets: how many things were taken away, as far as it was said
  private record Line(long steps, long gone, long things) {
    static Line of(JsonNode step) {
      return new Line(
          1, Json.text(step, "state").equals("gone") ? 1 : 0, Json.number(step, "tally", "count"));
    }

    Line plus(Line other) {
      return new Line(steps + other.steps, gone + other.gone, things + other.things);
    }
  }
}
