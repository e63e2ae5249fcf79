package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Page;
import dev.cleanslate.simulator.room.PageOrder;
import dev.cleanslate.simulator.room.Shelf;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers a listing of a shelf in one of IBM's two ways. `total_count` says how many there are,
/// also where a fault makes the pages lie.
///
/// @param name of the collection in the answer
/// @param wanted which objects count at all
/// @param shown how one is shown
public record Pages(
    Visit visit,
    Shelf shelf,
    String name,
    Predicate<Entry> wanted,
    Function<Entry, ObjectNode> shown) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int CURSOR_USUAL = 50;
  private static final int CURSOR_MOST = 100;
  private static final int OFFSET_MOST = 200;

  /// Newest first, by `start` and `limit`, with `first` and `next`.
  public Outcome byCursor() {
    int limit = number("limit", CURSOR_USUAL, 1, CURSOR_MOST);
    Optional<String> after = visit.query("start").map(Pages::opened);
    PageOrder order = new PageOrder(false, limit, after, Optional.empty(), wanted);
    Page page =
        shelf
            .page(order, visit.call().listing())
            .orElseThrow(() -> Refused.invalid("start", "start is no token of this listing."));
    ObjectNode body = body(page).put("limit", limit).put("total_count", total());
    body.set("first", href("limit=" + limit));
    if (page.hasMore()) {
      String start = page.entries().isEmpty() ? "" : sealed(page.entries().getLast().id());
      body.set("next", href("limit=" + limit + "&start=" + start));
    }
    return Outcome.found(body);
  }

  /// Oldest first, by `offset` and `limit`, with `first`, `last`, `previous` and `next`.
  public Outcome byOffset() {
    int limit = number("limit", OFFSET_MOST, 1, OFFSET_MOST);
    int offset = number("offset", 0, 0, Integer.MAX_VALUE - OFFSET_MOST);
    Page page =
        shelf
            .page(PageOrder.from(offset, limit, wanted), visit.call().listing())
            .orElseThrow(() -> Refused.invalid("offset", "offset is out of bounds."));
    int total = total();
    ObjectNode body =
        body(page)
            .put("offset", offset)
            .put("limit", limit)
            .put("count", page.entries().size())
            .put("total_count", total);
    body.set("first", step(0, limit));
    body.set("last", step(Math.max(0, total - 1) / limit * limit, limit));
    if (offset > 0) {
      body.set("previous", step(Math.max(0, offset - limit), limit));
    }
    if (page.hasMore()) {
      body.set("next", step(offset + limit, limit));
    }
    return Outcome.found(body);
  }

  private int total() {
    return shelf.count(wanted, visit.call().listing());
  }

  private ObjectNode body(Page page) {
    ArrayNode array = Json.array();
    page.entries().forEach(entry -> array.add(shown.apply(entry)));
    return Json.object().set(name, array);
  }

  private JsonNode step(int offset, int limit) {
    return href("limit=" + limit + "&offset=" + offset);
  }

  private ObjectNode href(String query) {
    String host = visit.request().headers().first("Host");
    String place = "http://" + (host == null ? "127.0.0.1" : host) + visit.request().path();
    return Json.object().put("href", place + "?" + query + kept());
  }

  private String kept() {
    StringBuilder kept = new StringBuilder();
    visit
        .request()
        .query()
        .forEach((key, value) -> {
          if (!List.of("start", "limit", "offset").contains(key)) {
            kept.append('&').append(coded(key)).append('=').append(coded(value));
          }
        });
    return kept.toString();
  }

  private int number(String param, int usual, int least, int most) {
    String text = visit.query(param).orElse(Integer.toString(usual));
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw Refused.invalid(param, "%s must lie between %d and %d.".formatted(param, least, most));
    }
    return number;
  }

  /// A cursor is opaque, and has the signs in it that clients forget to encode.
  private static String sealed(String id) {
    byte[] bytes = ("?>?" + id).getBytes(StandardCharsets.UTF_8);
    return coded(Base64.getEncoder().encodeToString(bytes));
  }

  private static String opened(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      return text.startsWith("?>?") ? text.substring(3) : "";
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
