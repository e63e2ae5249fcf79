package dev.cleanslate.cli.token;

import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The tokens that the ledger knows.
final class Tokens {
  private Tokens() {}

  /// Those in that state, or all.
  static List<JsonNode> in(Server server, @Nullable String state) {
    return Pages.all(
        server, Place.of("v1", "owners").with("type", TokenVerbs.TYPE).with("state", state));
  }
}
