package dev.cleanslate.cli.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists that come in pages.
public final class Pages {
  private static final int PAGE = 500;

  private Pages() {}

  /// Up to so many items of a list, in its order.
  public static List<JsonNode> first(Server server, Place list, int most) {
    List<JsonNode> items = new ArrayList<>();
    String next = null;
    do {
      JsonNode page = page(server, list, Math.min(PAGE, most - items.size()), next);
      items.addAll(Json.list(page, "items"));
      next = Json.optional(page, "next");
    } while (next != null && items.size() < most);
    return items;
  }

  /// All items of a list.
  public static List<JsonNode> all(Server server, Place list) {
    return first(server, list, Integer.MAX_VALUE);
  }

  private static JsonNode page(Server server, Place list, int limit, @Nullable String cursor) {
    return server.get(list.with("limit", limit).with("cursor", cursor));
  }
}
