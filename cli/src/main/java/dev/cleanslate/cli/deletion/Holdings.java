package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An owner and what it holds, for people.
public final class Holdings {
  private Holdings() {}

  /// Who it is, in a line or two.
  public static void headline(Screen screen, JsonNode owner) {
    screen.line(
        "%s is %s since %s%s."
            .formatted(
                OwnerName.of(owner),
                Json.text(owner, "state"),
                Spans.time(
                    Json.text(owner, "deleted_at").isEmpty()
                        ? Json.text(owner, "born_at")
                        : Json.text(owner, "deleted_at")),
                life(Json.number(owner, "incarnation"))));
    String aliases =
        Json.list(owner, "aliases").stream()
            .map(one -> one.asString(""))
            .collect(Collectors.joining(", "));
    if (!aliases.isEmpty()) {
      screen.line("Also known as " + aliases + ".");
    }
    String deletion = Json.text(owner, "latest_deletion");
    if (!deletion.isEmpty()) {
      screen.line("Last deletion: " + deletion + " (cleanslate saga show " + deletion + ").");
    }
  }

  /// Owners come back under the same id; of the first life nothing need be said.
  private static String life(long number) {
    return number > 1 ? ", in its life number " + number : "";
  }

  /// What it holds, a line each.
  public static void table(Screen screen, List<JsonNode> resources) {
    if (resources.isEmpty()) {
      screen.line("Nothing is registered for it.");
    }
    Table table = Table.of("NO", "KIND", "ID", "STATE", "SINCE", "NAME");
    resources.forEach(one ->
        table.row(
            Json.number(one, "no"),
            Json.text(one, "kind"),
            Json.text(one, "id").isEmpty()
                ? "announced: " + Json.text(one, "intent")
                : Json.text(one, "id"),
            Json.text(one, "state"),
            Spans.time(Json.text(one, "registered_at")),
            Json.text(one, "name")));
    table.to(screen::line);
  }
}
