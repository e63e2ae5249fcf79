package dev.cleanslate.importer.ledger;

import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.ResourceEvent.Item;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The ledger of a running orchestrator.
public final class RestLedger implements Ledger {
  private static final int MOST_AT_ONCE = ResourceEvent.MAX_ITEMS;
  private static final int LARGEST_PAGE = 500;
  private static final Pattern ITEM = Pattern.compile("resources\\[([0-9]{1,4})].*");

  private final Calls calls;

  /// @param root where the orchestrator's API is, without `/v1`
  /// @param patience how long a call is repeated that is not answered
  public RestLedger(URI root, String token, Duration patience, InstantSource clock, Pause pause) {
    this.calls = new Calls(root, token, new Calls.Patience(patience, clock, pause));
  }

  /// Waits, on the caller's thread.
  @FunctionalInterface
  public interface Pause {
    /// Waits that long, or until it is interrupted.
    void rest(Duration time) throws InterruptedException;
  }

  @Override
  public Known known(String type, String id) throws Unreachable, InterruptedException {
    if (!isAddressable(id)) {
      return Known.NOTHING;
    }
    String owner = path(type, id);
    Calls.Reply reply = calls.get(owner);
    if (!reply.isGood()) {
      return Known.NOTHING;
    }
    String found = reply.body().path("id").asString("");
    Set<String> names = new HashSet<>(Set.of(found));
    reply.body().path("aliases").forEach(alias -> names.add(alias.asString()));
    boolean registered = reply.body().path("registered").asBoolean(false);
    int life = reply.body().path("incarnation").asInt(1);
    return new Known(registered, found, life, names, items(owner));
  }

  private Set<Known.Identity> items(String owner) throws Unreachable, InterruptedException {
    Set<Known.Identity> items = new HashSet<>();
    String next = "";
    do {
      Calls.Reply page = calls.get("%s/resources?limit=%d%s".formatted(owner, LARGEST_PAGE, next));
      page.body().path("items").forEach(item -> items.add(identity(item)));
      String cursor = page.body().path("next").asString("");
      next = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
    } while (!next.isEmpty());
    return items;
  }

  private static Known.Identity identity(JsonNode item) {
    Map<String, String> scope = new HashMap<>();
    item.path("scope").forEachEntry((name, value) -> scope.put(name, value.asString()));
    return new Known.Identity(
        item.path("kind").asString(""),
        item.path("id").asString(""),
        scope,
        item.path("sameness").isString() ? item.path("sameness").asString() : null);
  }

  @Override
  public Outcome register(Registration registration) throws Unreachable, InterruptedException {
    if (!isAddressable(registration.id())) {
      return Outcome.refused("an owner cannot be called so: it would be another place in a path");
    }
    Map<Integer, String> refused = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    int added = 0;
    int from = 0;
    do {
      int to = Math.min(from + MOST_AT_ONCE, registration.items().size());
      Part part = new Part(registration, from, to, from == 0 ? registration.aliases() : List.of());
      Outcome outcome = part(part);
      if (outcome.owner().isPresent()) {
        return outcome;
      }
      refused.putAll(outcome.items());
      aliases.putAll(outcome.aliases());
      added += outcome.added();
      from = to;
    } while (from < registration.items().size());
    return new Outcome(java.util.Optional.empty(), refused, aliases, added);
  }

  /// As much of a registration as one call may carry.
  private record Part(Registration whole, int from, int to, List<String> aliases) {
    Part without(List<String> others) {
      return new Part(whole, from, to, others);
    }
  }

  /// Tries until what is left is taken: each refusal names one item, which is left out.
  private Outcome part(Part part) throws Unreachable, InterruptedException {
    Map<Integer, String> refused = new LinkedHashMap<>();
    while (true) {
      List<Integer> places = new ArrayList<>();
      for (int place = part.from(); place < part.to(); place++) {
        if (!refused.containsKey(place)) {
          places.add(place);
        }
      }
      List<Item> items = places.stream().map(part.whole().items()::get).toList();
      Calls.Reply reply = send(part.whole(), items, part.aliases());
      if (reply.isGood()) {
        int added = reply.body().path("added").asInt(0);
        return new Outcome(java.util.Optional.empty(), refused, Map.of(), added);
      }
      if (reply.problem().equals("ledger-conflict") && !part.aliases().isEmpty()) {
        return apart(part);
      }
      Matcher item = ITEM.matcher(reply.body().path("field").asString(""));
      int at = item.matches() ? Integer.parseInt(item.group(1)) : -1;
      if (at < 0 || at >= places.size()) {
        return Outcome.refused(reply.detail());
      }
      refused.put(places.get(at), reply.detail());
    }
  }

  /// One of the aliases is taken: the resources first, and then each alias by itself.
  private Outcome apart(Part part) throws Unreachable, InterruptedException {
    Outcome outcome = part(part.without(List.of()));
    Map<String, String> refused = new LinkedHashMap<>();
    for (String alias : outcome.owner().isPresent() ? List.<String>of() : part.aliases()) {
      Calls.Reply reply = send(part.whole(), List.of(), List.of(alias));
      if (!reply.isGood()) {
        refused.put(alias, reply.detail());
      }
    }
    return new Outcome(outcome.owner(), outcome.items(), refused, outcome.added());
  }

  private Calls.Reply send(Registration whole, List<Item> items, List<String> aliases)
      throws Unreachable, InterruptedException {
    return calls.post(
        path(whole.type(), whole.id()) + "/resources", new Body(items, aliases, whole.at()));
  }

  private record Body(List<Item> resources, List<String> aliases, @Nullable Instant at) {}

  private static String path(String type, String id) {
    return "/v1/owners/%s/%s".formatted(encoded(type), encoded(id));
  }

  /// Not what a path is made of: every server takes these for steps in it.
  private static boolean isAddressable(String id) {
    return !id.isBlank() && !id.equals(".") && !id.equals("..");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
