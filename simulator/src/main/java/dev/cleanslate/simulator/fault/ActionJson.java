package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.fault.Action.Form;
import dev.cleanslate.simulator.fault.Action.Moment;
import dev.cleanslate.simulator.fault.Action.RetryAfter;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Listing;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Actions as the admin API and scenario files write them: a type and its details.
final class ActionJson {
  private static final int LONGEST_DELAY_MS = 3_600_000;
  private static final long LONGEST_WAIT_S = 10_000_000_000L;
  private static final int MANY = 1_000_000;

  private ActionJson() {}

  static Action read(Fields owner, String name) {
    JsonNode tree = owner.tree(name);
    Fields from =
        tree.isString()
            ? Fields.of(owner.path(name), Json.object().put("type", tree.stringValue()))
            : owner.object(name);
    Action action = action(from);
    from.nothingElse();
    return action;
  }

  private static Action action(Fields from) {
    String type = from.text("type");
    return switch (type) {
      case "status" -> respond(from, from.count("status", 500, 200, 599), null);
      case "protected" -> respond(from, from.count("status", 409, 400, 499), "resource_protected");
      case "retired" -> respond(from, from.count("status", 404, 400, 499), null);
      case "throttle" -> throttle(from);
      case "slow" -> slow(from);
      case "close" -> cut(from);
      case "reshape" -> reshape(from);
      case "not-deleted", "linger", "reappear", "halts", "fails", "recovers" ->
          new Action.Leave(aftermath(type, from));
      case "list-loops", "list-cut", "list-misses", "list-shows-deleted" ->
          new Action.Lie(listing(type, from));
      default -> throw from.wrong("type", "is no action: «" + type + "»");
    };
  }

  private static Action throttle(Fields from) {
    return new Action.Throttle(
        from.oneOf("form", RetryAfter.class, RetryAfter.INTEGER),
        from.number("seconds", 1, 0, LONGEST_WAIT_S));
  }

  private static Action cut(Fields from) {
    return new Action.Cut(
        from.oneOf("when", Moment.class, Moment.BEFORE), from.flag("reset", false));
  }

  private static Action reshape(Fields from) {
    return new Action.Reshape(
        from.oneOf("body", Form.class, Form.JSON),
        headers(from),
        Set.copyOf(from.texts("omit_headers")));
  }

  private static Action respond(
      Fields from, int status, @org.jspecify.annotations.Nullable String code) {
    return new Action.Respond(
        status,
        from.oneOf("body", Form.class, Form.JSON),
        from.has("code") ? from.text("code") : code,
        from.optional("message"),
        headers(from),
        from.flag("apply", false));
  }

  private static Map<String, String> headers(Fields from) {
    Map<String, String> headers = from.map("headers");
    headers.forEach((name, value) -> {
      if (!name.matches("[A-Za-z0-9-]+")
          || value.chars().anyMatch(each -> each < ' ' || each > 126)) {
        throw from.wrong("headers." + name, "is no header that can be sent");
      }
    });
    return headers;
  }

  private static Action slow(Fields from) {
    Moment when = from.oneOf("when", Moment.class, Moment.BEFORE);
    if (when == Moment.MIDWAY) {
      throw from.wrong("when", "must be before or after");
    }
    return new Action.Slow(from.number("delay_ms", 1000, 0, LONGEST_DELAY_MS), when);
  }

  private static Aftermath aftermath(String type, Fields from) {
    return switch (type) {
      case "not-deleted" -> new Aftermath.Unmoved(from.flag("silent", false));
      case "halts" -> new Aftermath.Halts();
      case "fails" -> new Aftermath.Fails(from.textOr("reason", "internal_error"));
      case "recovers" -> new Aftermath.Recovers();
      default -> unsettled(type, from);
    };
  }

  private static Aftermath unsettled(String type, Fields from) {
    int reads = from.count("reads", from.has("ms") ? 0 : 1, 0, MANY);
    long millis = from.number("ms", 0, 0, LONGEST_DELAY_MS);
    return type.equals("linger")
        ? new Aftermath.Lingers(reads, millis, from.flag("listed", true))
        : new Aftermath.Reappears(reads, millis);
  }

  private static Listing listing(String type, Fields from) {
    return switch (type) {
      case "list-loops" -> new Listing.Loops();
      case "list-cut" -> new Listing.CutShort(from.count("keep", 1, 0, MANY));
      case "list-misses" -> new Listing.Misses(Set.copyOf(from.texts("ids")));
      default -> new Listing.StillShows(Set.copyOf(from.texts("ids")));
    };
  }

  static ObjectNode write(Action action) {
    return switch (action) {
      case Action.Respond respond -> typed("status", respond);
      case Action.Throttle throttle -> typed("throttle", throttle);
      case Action.Slow slow -> typed("slow", slow);
      case Action.Cut cut -> typed("close", cut);
      case Action.Reshape(Form body, Map<String, String> headers, Set<String> omit) -> {
        ObjectNode node = Json.object().put("type", "reshape").put("body", Fields.spelled(body));
        node.set("headers", Json.tree(headers));
        node.set("omit_headers", Json.tree(omit));
        yield node;
      }
      case Action.Lie(Listing listing) -> typed(type(listing), listing);
      case Action.Leave(Aftermath aftermath) -> typed(type(aftermath), aftermath);
    };
  }

  private static String type(Listing listing) {
    return switch (listing) {
      case Listing.Honest _ -> "list-honest";
      case Listing.Loops _ -> "list-loops";
      case Listing.CutShort _ -> "list-cut";
      case Listing.Misses _ -> "list-misses";
      case Listing.StillShows _ -> "list-shows-deleted";
    };
  }

  private static String type(Aftermath aftermath) {
    return switch (aftermath) {
      case Aftermath.Clean _ -> "clean";
      case Aftermath.Unmoved _ -> "not-deleted";
      case Aftermath.Lingers _ -> "linger";
      case Aftermath.Reappears _ -> "reappear";
      case Aftermath.Halts _ -> "halts";
      case Aftermath.Fails _ -> "fails";
      case Aftermath.Recovers _ -> "recovers";
    };
  }

  private static ObjectNode typed(String type, Object details) {
    ObjectNode node = Json.object().put("type", type);
    Json.tree(details)
        .properties()
        .forEach(each -> node.set(each.getKey(), plain(each.getValue())));
    return node;
  }

  private static JsonNode plain(JsonNode value) {
    boolean constant = value.isString() && value.stringValue().matches("[A-Z_]+");
    return constant
        ? Json.tree(value.stringValue().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        : value;
  }
}
