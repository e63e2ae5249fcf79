package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.screen.Plain;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A preview for people.
public final class PlanText {
  private PlanText() {}

  /// What would go, in the order in which it goes, how long that usually takes, and what to know
  /// before saying yes.
  public static void of(JsonNode preview, Consumer<String> out) {
    JsonNode plan = preview.path("plan");
    out.accept(
        "Deleting %s takes %s, usually within %s:"
            .formatted(
                OwnerName.of(preview.path("owner")),
                Plain.count(Json.number(plan, "steps"), "step"),
                Spans.of(Duration.ofSeconds(Json.number(plan, "estimate_seconds")))));
    Table table = Table.of("KIND", "STEPS");
    Json.list(plan, "by_kind")
        .forEach(one -> table.row(Json.text(one, "kind"), Json.number(one, "steps")));
    table.to(line -> out.accept("  " + line));
    long owned = Json.number(preview, "owned");
    if (owned > 0) {
      out.accept(
          "With it go %s, which take %s."
              .formatted(
                  Plain.count(owned, "owner"),
                  Plain.count(Json.number(preview, "owned_steps"), "step")));
    }
    Json.list(preview, "warnings").forEach(one -> out.accept("Mind: " + one.asString("")));
  }

  /// The hash by which the server sees that what was shown is what it is asked to delete.
  public static String hash(JsonNode preview) {
    return Json.text(preview, "plan", "hash");
  }
}
