package dev.cleanslate.simulator.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object as someone sent it, read field by field; every complaint is a [BadInput] that
/// names the field with its path. Not thread-safe.
public final class Fields {
  private final String at;
  private final ObjectNode node;
  private final Set<String> known = new HashSet<>();

  private Fields(String at, ObjectNode node) {
    this.at = at;
    this.node = node;
  }

  /// The fields of this tree, which must be an object; `at` is its path, empty for the whole body.
  public static Fields of(String at, JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      return new Fields(at, object);
    }
    throw new BadInput(at.isEmpty() ? "body" : at, "must be an object");
  }

  /// The fields of a JSON body.
  public static Fields of(byte[] body) {
    return of("", Json.read(body));
  }

  /// The path of a field of this object.
  public String path(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  /// A complaint about a field.
  public BadInput wrong(String name, String problem) {
    return new BadInput(path(name), problem);
  }

  /// Whether the field is there and not null.
  public boolean has(String name) {
    return find(name) != null;
  }

  /// A text that must be there.
  public String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw wrong(name, "is missing");
    }
    return text;
  }

  /// A text, or `absent`.
  public String textOr(String name, String absent) {
    String text = optional(name);
    return text == null ? absent : text;
  }

  /// A text that may be absent.
  public @Nullable String optional(String name) {
    JsonNode found = find(name);
    if (found == null) {
      return null;
    }
    if (!found.isString()) {
      throw wrong(name, "must be a string");
    }
    return found.stringValue();
  }

  /// One of an enum's constants, written in lower case with dashes.
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E absent) {
    String text = optional(name);
    if (text == null) {
      return absent;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String spelled = spelled(constant);
      if (spelled.equals(text)) {
        return constant;
      }
      allowed.add(spelled);
    }
    throw wrong(name, "must be one of " + allowed + ", but was «" + text + "»");
  }

  /// How an enum's constant is written in JSON.
  public static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// A whole number within the closed range, or `absent`.
  public long number(String name, long absent, long least, long most) {
    JsonNode found = find(name);
    if (found == null) {
      return absent;
    }
    if (!found.isIntegralNumber() || !found.canConvertToLong()) {
      throw wrong(name, "must be a whole number");
    }
    long value = found.longValue();
    if (value < least || value > most) {
      throw wrong(name, "must lie between %d and %d, but was %d".formatted(least, most, value));
    }
    return value;
  }

  /// As [#number], for what is an int.
  public int count(String name, int absent, int least, int most) {
    return Math.toIntExact(number(name, absent, least, most));
  }

  /// A number between 0 and 1, or `absent`.
  public double share(String name, double absent) {
    JsonNode found = find(name);
    if (found == null) {
      return absent;
    }
    if (!found.isNumber() || !(found.doubleValue() >= 0 && found.doubleValue() <= 1)) {
      throw wrong(name, "must be a number between 0 and 1");
    }
    return found.doubleValue();
  }

  /// True or false, or `absent`.
  public boolean flag(String name, boolean absent) {
    JsonNode found = find(name);
    if (found == null) {
      return absent;
    }
    if (!found.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return found.booleanValue();
  }

  /// A list of texts; empty where absent.
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isString()) {
        throw wrong(name, "must be a list of strings");
      }
      texts.add(item.stringValue());
    }
    return List.copyOf(texts);
  }

  /// A map of texts; empty where absent.
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    if (find(name) != null) {
      Fields inner = of(path(name), tree(name));
      inner.node.propertyNames().forEach(key -> map.put(key, inner.text(key)));
    }
    return map;
  }

  /// A map of texts and whole numbers, both as texts; empty where absent.
  public Map<String, String> words(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    Fields inner = object(name);
    for (Map.Entry<String, JsonNode> each : inner.node.properties()) {
      boolean isNumber = each.getValue().isIntegralNumber();
      map.put(each.getKey(), isNumber ? each.getValue().asString() : inner.text(each.getKey()));
    }
    return map;
  }

  /// An object; empty where absent.
  public Fields object(String name) {
    return of(path(name), has(name) ? tree(name) : Json.object());
  }

  /// A list of objects; empty where absent.
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode item : items(name)) {
      objects.add(of("%s[%d]".formatted(path(name), objects.size()), item));
    }
    return objects;
  }

  /// The field as it was sent; it must be there.
  public JsonNode tree(String name) {
    JsonNode found = find(name);
    if (found == null) {
      throw wrong(name, "is missing");
    }
    return found;
  }

  /// The whole object as it was sent.
  public ObjectNode tree() {
    return node;
  }

  /// Refuses every field that nobody asked for.
  public void nothingElse() {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong(name, "is not a field here");
      }
    }
  }

  private Iterable<JsonNode> items(String name) {
    JsonNode found = find(name);
    if (found == null) {
      return List.of();
    }
    if (!found.isArray()) {
      throw wrong(name, "must be a list");
    }
    return found;
  }

  private @Nullable JsonNode find(String name) {
    known.add(name);
    JsonNode found = node.get(name);
    return found == null || found.isNull() ? null : found;
  }
}
