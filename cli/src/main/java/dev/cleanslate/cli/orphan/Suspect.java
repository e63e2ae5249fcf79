package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Something that may be orphaned, as the sweep lists it, or the census.
public record Suspect(JsonNode json) {
  /// The number of the census's finding; 0 where the sweep listed it.
  long finding() {
    return Json.number(json, "number");
  }

  /// Whether only a census knows of it.
  boolean isStray() {
    return finding() > 0;
  }

  /// Whose it is.
  public OwnerName owner() {
    return OwnerName.of(json.path("owner"));
  }

  /// Whether its owner may be deleted for it; otherwise a person must look.
  public boolean isDeletable() {
    return Json.flag(json, "deletable");
  }

  /// The owners that would be deleted for these, each once.
  public static List<OwnerName> deletable(List<Suspect> suspects) {
    return suspects.stream().filter(Suspect::isDeletable).map(Suspect::owner).distinct().toList();
  }

  /// Some of them for programs.
  public static List<JsonNode> json(List<Suspect> suspects) {
    return suspects.stream().map(Suspect::json).toList();
  }

  /// Some of them for people, a line each.
  public static void table(List<Suspect> suspects, Consumer<String> out) {
    Table table = Table.of("OWNER", "IS", "RESOURCE", "FOUND", "SINCE", "CAN GO");
    suspects.forEach(one ->
        table.row(
            one.owner(),
            Json.text(one.json, "owner_state"),
            (Json.text(one.json, "kind") + " " + Json.text(one.json, "id")).strip(),
            Json.text(one.json, "finding"),
            Spans.time(Json.text(one.json, "since")),
            one.isDeletable() ? "yes" : "a person must look"));
    table.to(out);
  }
}
