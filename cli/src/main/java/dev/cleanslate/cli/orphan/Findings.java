package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What deletions found that a person should look at.
final class Findings {
  private Findings() {}

  /// The newest ones in that state (`open`, `acknowledged`).
  static List<JsonNode> in(Server server, String state, int most) {
    return Pages.first(server, Place.of("v1", "orphans").with("state", state), most);
  }
}
