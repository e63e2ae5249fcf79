package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Answer;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The answer to a cleanup: a message, a summary, and each operation with its result. That of a
/// deployment or of a batch holds one of these for each of its nodes.
record Cleaned(Answer answer) {
  private static final List<String> LISTS = List.of("results", "nodes");

  /// Has the server clean up those owners in one call, and no others.
  static Cleaned batch(Server server, String operation, List<String> targets) {
    Answer answer =
        server.post(
            Cleanup.at("batch"), Json.body(Map.of("operation", operation, "targets", targets)));
    // A refusal that all of them have in common is the answer's too, and tells of each.
    if (!answer.body().has("results")) {
      answer.json();
    }
    return new Cleaned(answer);
  }

  /// What became of each owner.
  List<JsonNode> results() {
    return Json.list(answer.body(), "results");
  }

  /// Done only where the server says so and no operation failed.
  Exit exit() {
    if (answer.status() == 202) {
      return Exit.UNFINISHED;
    }
    return answer.status() == 207 || isPartial(answer.body()) ? Exit.LEFT : Exit.DONE;
  }

  private static boolean isPartial(JsonNode body) {
    return (body.has("success") && !Json.flag(body, "success"))
        || operations(body).anyMatch(one -> !Json.flag(one, "success"))
        || Json.number(body, "summary", "successful_operations")
            < Json.number(body, "summary", "total_operations")
        || parts(body).stream().anyMatch(Cleaned::isPartial);
  }

  void to(Screen screen) {
    to(screen::line);
  }

  void to(Consumer<String> out) {
    to(out, answer.body());
  }

  private static void to(Consumer<String> out, JsonNode body) {
    String message =
        Stream.of("message", "error", "detail")
            .map(name -> Json.text(body, name))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    String name = name(body);
    out.accept(name.isEmpty() || message.contains(name) ? message : name + ": " + message);
    Table table = Table.of("RESOURCE", "OPERATION", "RESULT", "MESSAGE");
    Json.list(body, "details")
        .forEach(detail ->
            Json.list(detail, "operations")
                .forEach(one ->
                    table.row(
                        Json.text(detail, "resource_type"),
                        Json.text(one, "type"),
                        Json.flag(one, "success") ? "ok" : "FAILED",
                        Json.text(one, "message"))));
    table.to(line -> out.accept("  " + line));
    if (body.has("summary")) {
      out.accept(
          "%d of %d operations succeeded (%s)."
              .formatted(
                  Json.number(body, "summary", "successful_operations"),
                  Json.number(body, "summary", "total_operations"),
                  Json.text(body, "summary", "success_rate")));
    }
    String deletion = Json.text(body, "deletion");
    if (!deletion.isEmpty()) {
      out.accept(
          "Its deletion: cleanslate saga show "
              + deletion.substring(deletion.lastIndexOf('/') + 1));
    }
    parts(body).forEach(part -> to(out, part));
  }

  private static String name(JsonNode body) {
    return Stream.of("node_name", "deployment_id", "target")
        .map(field -> Json.text(body, field))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonNode> operations(JsonNode body) {
    return Json.list(body, "details").stream()
        .flatMap(detail -> Json.list(detail, "operations").stream());
  }

  private static List<JsonNode> parts(JsonNode body) {
    List<JsonNode> parts = new ArrayList<>();
    LISTS.forEach(
        list -> Json.list(body, list).stream().filter(JsonNode::isObject).forEach(parts::add));
    return parts;
  }
}
