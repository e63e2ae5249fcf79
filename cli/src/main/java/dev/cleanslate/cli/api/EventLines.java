package dev.cleanslate.cli.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the lines of a `text/event-stream` together. Not thread-safe.
final class EventLines {
  private final StringBuilder data = new StringBuilder();
  private @Nullable String id;
  private boolean isNamed;

  /// Takes a line without its end; what it completes, if it completes anything.
  Optional<Heard> take(String line) {
    if (line.isEmpty()) {
      return completed();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (field) {
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      case "id" -> {
        id = value;
        isNamed = true;
      }
      default -> {
        // A comment, or a field that says nothing here.
      }
    }
    return Optional.empty();
  }

  private Optional<Heard> completed() {
    String text = data.toString();
    data.setLength(0);
    boolean named = isNamed;
    isNamed = false;
    if (text.isEmpty()) {
      return named && id != null ? Optional.of(new Heard.Rest(id)) : Optional.empty();
    }
    return Optional.of(new Heard.Event(id, text));
  }
}
