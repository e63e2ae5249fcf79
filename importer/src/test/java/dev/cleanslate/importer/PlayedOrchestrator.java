package dev.cleanslate.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The orchestrator's calls about owners, on a real port and with a real token: what is registered
/// stays, what is repeated changes nothing, what the catalog does not allow is refused with the
/// field and without any change, and so is a name that is another owner's.
final class PlayedOrchestrator implements AutoCloseable {
  static final String TOKEN = "token-of-the-test";

  private static final Pattern NODE_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,198}[A-Za-z0-9])?");

  private final HttpServer server;
  private final Map<String, Owner> owners = new TreeMap<>();
  private final Map<String, Integer> lives = new HashMap<>();
  private final AtomicInteger registrations = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private int failures;
  private int answersUntilItDies = Integer.MAX_VALUE;
  private boolean keepsNothing;

  /// What it knows of one owner.
  record Owner(
      String type, String id, Set<String> aliases, Map<String, JsonNode> items, List<String> at) {
    List<String> ids(String kind) {
      return items.values().stream()
          .filter(item -> item.path("kind").asString().equals(kind))
          .map(item -> item.path("id").asString())
          .sorted()
          .toList();
    }

    JsonNode item(String kind, String id) {
      return items.values().stream()
          .filter(item -> item.path("kind").asString().equals(kind))
          .filter(item -> item.path("id").asString().equals(id))
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("no %s %s in %s".formatted(kind, id, items.keySet())));
    }
  }

  PlayedOrchestrator() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /// As [#PlayedOrchestrator()], but all it does is take: for loads that are larger than a test.
  static PlayedOrchestrator ofLittleMemory() throws IOException {
    PlayedOrchestrator played = new PlayedOrchestrator();
    played.keepsNothing = true;
    return played;
  }

  String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized Owner owner(String type, String id) {
    return Optional.ofNullable(owners.get(type + "/" + id))
        .orElseThrow(() -> new AssertionError("nobody registered " + type + "/" + id));
  }

  synchronized Set<String> owners() {
    return Set.copyOf(owners.keySet());
  }

  int registrations() {
    return registrations.get();
  }

  int calls() {
    return calls.get();
  }

  /// From now on that owner is in its next life.
  synchronized void beginAnew(String type, String id) {
    lives.merge(type + "/" + id, 2, (life, _) -> life + 1);
  }

  /// Answers the next calls with 503.
  synchronized void failNext(int times) {
    failures = times;
  }

  /// Hangs up on everybody after so many answers.
  synchronized void dieAfter(int answers) {
    answersUntilItDies = answers;
  }

  synchronized void live() {
    answersUntilItDies = Integer.MAX_VALUE;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.incrementAndGet();
      byte[] request = exchange.getRequestBody().readAllBytes();
      Reply reply = reply(exchange, request);
      if (reply == null) {
        return;
      }
      byte[] body = Wire.json().writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (reply.status() == 503) {
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Reply(int status, Object body) {}

  private static Reply problem(int status, String type, String detail, String field) {
    return new Reply(
        status,
        Map.of(
            "type",
            "urn:cleanslate:problem:" + type,
            "status",
            status,
            "detail",
            detail,
            "field",
            field));
  }

  private synchronized @Nullable Reply reply(HttpExchange exchange, byte[] request) {
    if (answersUntilItDies-- <= 0) {
      return null;
    }
    if (failures > 0) {
      failures--;
      return problem(503, "busy", "Somebody else is working on it", "");
    }
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + TOKEN).equals(token)) {
      return problem(401, "invalid-token", "The token was refused", "");
    }
    URI uri = exchange.getRequestURI();
    String[] path = uri.getRawPath().split("/", -1);
    String type = path[3];
    String id = URLDecoder.decode(path[4].replace("+", "%2B"), StandardCharsets.UTF_8);
    boolean isGet = exchange.getRequestMethod().equals("GET");
    if (path.length == 5) {
      return find(type, id).map(this::shown).orElseGet(PlayedOrchestrator::unknown);
    }
    if (isGet) {
      return find(type, id)
          .map(owner -> page(owner, String.valueOf(uri.getRawQuery())))
          .orElseGet(PlayedOrchestrator::unknown);
    }
    return register(type, id, Wire.json().readTree(request));
  }

  private Optional<Owner> find(String type, String name) {
    Owner byId = owners.get(type + "/" + name);
    return byId != null
        ? Optional.of(byId)
        : owners.values().stream()
            .filter(owner -> owner.type().equals(type) && owner.aliases().contains(name))
            .findFirst();
  }

  private static Reply unknown() {
    return problem(404, "unknown-owner", "Nobody registered it.", "");
  }

  private Reply shown(Owner owner) {
    return new Reply(
        200,
        Map.of(
            "id",
            owner.id(),
            "registered",
            true,
            "incarnation",
            life(owner.type(), owner.id()),
            "aliases",
            owner.aliases()));
  }

  private int life(String type, String id) {
    return lives.getOrDefault(type + "/" + id, 1);
  }

  /// Who is owned is recorded with the life that it is in.
  private JsonNode recorded(JsonNode item) {
    return item.path("kind").asString().equals(OwnerRef.KIND) && item instanceof ObjectNode owned
        ? owned.put(
            "sameness", "" + life(item.at("/scope/type").asString(), item.path("id").asString()))
        : item;
  }

  private static Reply page(Owner owner, String query) {
    int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
    List<JsonNode> all = List.copyOf(owner.items().values());
    int to = Math.min(all.size(), from + 2);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", all.subList(from, to));
    if (to < all.size()) {
      page.put("next", Integer.toString(to));
    }
    return new Reply(200, page);
  }

  private Reply register(String type, String named, JsonNode body) {
    registrations.incrementAndGet();
    int place = 0;
    for (JsonNode item : body.path("resources")) {
      if (item.path("kind").asString().startsWith("node.")
          && !NODE_NAME.matcher(item.path("id").asString()).matches()) {
        String field = "resources[%d].id".formatted(place);
        return problem(400, "registration-refused", field + " is no id of it", field);
      }
      place++;
    }
    if (keepsNothing) {
      return new Reply(200, Map.of("added", body.path("resources").size()));
    }
    String id = find(type, named).map(Owner::id).orElse(named);
    for (JsonNode alias : body.path("aliases")) {
      Optional<Owner> other = find(type, alias.asString()).filter(owner -> !owner.id().equals(id));
      if (other.isPresent()) {
        return problem(
            409,
            "ledger-conflict",
            "alias «%s» already names another".formatted(alias.asString()),
            "");
      }
    }
    Owner owner =
        owners.computeIfAbsent(
            type + "/" + id,
            _ -> new Owner(type, id, new HashSet<>(), new LinkedHashMap<>(), new ArrayList<>()));
    body.path("aliases").forEach(alias -> owner.aliases().add(alias.asString()));
    owner.at().add(body.path("at").asString("none"));
    int added = 0;
    for (JsonNode told : body.path("resources")) {
      JsonNode item = recorded(told);
      String key =
          "%s %s %s %s"
              .formatted(
                  item.path("kind"), item.path("id"), item.path("scope"), item.path("sameness"));
      added += owner.items().putIfAbsent(key, item) == null ? 1 : 0;
    }
    return new Reply(200, Map.of("added", added));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
