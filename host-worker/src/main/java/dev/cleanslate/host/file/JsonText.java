package dev.cleanslate.host.file;

import dev.cleanslate.host.file.Format.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Finds members of an object or elements of an array in a JSON text, with their exact places.
/// Names are compared as they are meant and not as they are written, with or without escapes. Used
/// once.
final class JsonText {
  private static final JsonMapper JSON = new JsonMapper();

  private final Format.Json format;
  private final String instance;
  private final JsonParser parser;
  private final List<Part> parts = new ArrayList<>();
  private int places;

  private JsonText(Format.Json format, String instance, JsonParser parser) {
    this.format = format;
    this.instance = instance;
    this.parser = parser;
  }

  static Parts parts(Format.Json format, String text, String instance) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonText reading = new JsonText(format, instance, parser);
      parser.nextToken();
      reading.descend(format.at());
      return parser.nextToken() == null
          ? reading.read()
          : new Parts.Unreadable("something follows after the JSON text");
    } catch (JacksonException wrong) {
      return new Parts.Unreadable(
          "it is no JSON, at line %d"
              .formatted(wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr()));
    }
  }

  private Parts read() {
    return places == 0
        ? new Parts.Unreadable("it has no object or array at «%s»".formatted(format.at()))
        : new Parts.Read(List.copyOf(parts));
  }

  /// Stands on the first token of a value, and leaves on its last.
  private void descend(String way) {
    if (way.isEmpty()) {
      place();
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    int next = way.indexOf('/', 1);
    String step = next < 0 ? way.substring(1) : way.substring(1, next);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isMeant = parser.currentName().equals(step);
      parser.nextToken();
      if (isMeant) {
        descend(next < 0 ? "" : way.substring(next));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void place() {
    JsonToken first = parser.currentToken();
    if (first == JsonToken.START_OBJECT) {
      places++;
      cut(members());
    } else if (first == JsonToken.START_ARRAY) {
      places++;
      cut(elements());
    }
  }

  private List<Item> members() {
    List<Item> items = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      int start = start();
      String name = parser.currentName();
      parser.nextToken();
      parser.skipChildren();
      items.add(new Item(name.equals(instance), start, end()));
    }
    return items;
  }

  private List<Item> elements() {
    List<Item> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int start = start();
      boolean isMeant = isMeant();
      items.add(new Item(isMeant, start, end()));
    }
    return items;
  }

  /// Whether the element that begins here is named as the instance; leaves on its last token.
  private boolean isMeant() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      boolean isName =
          parser.currentToken() == JsonToken.VALUE_STRING && parser.getString().equals(instance);
      parser.skipChildren();
      return isName;
    }
    boolean isMeant = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isKey = parser.currentName().equals(format.key());
      JsonToken value = parser.nextToken();
      isMeant |= isKey && value == JsonToken.VALUE_STRING && parser.getString().equals(instance);
      parser.skipChildren();
    }
    return isMeant;
  }

  /// The cut takes the comma behind an item, or the one before the last.
  private void cut(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      @Nullable Item next = i + 1 < items.size() ? items.get(i + 1) : null;
      if (item.isMeant()) {
        int from = next == null && i > 0 ? items.get(i - 1).end() : item.start();
        parts.add(
            new Part(item.start(), item.end(), from, next == null ? item.end() : next.start()));
      }
    }
  }

  private int start() {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  private int end() {
    parser.finishToken();
    return Math.toIntExact(parser.currentLocation().getCharOffset());
  }

  private record Item(boolean isMeant, int start, int end) {}
}
