package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Require;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The place in a list where the next page begins: the sort key of the last thing that was shown.
/// Opaque to callers; a page never shifts when something is added before it.
///
/// @param list the list it belongs to; of another one it is refused
/// @param key the sort key's parts
public record Cursor(String list, List<String> key) {
  private static final int MAX = 2000;

  /// Before everything.
  public static Cursor start(String list) {
    return new Cursor(list, List.of());
  }

  /// After the thing with that sort key.
  public static Cursor after(String list, Object... key) {
    return new Cursor(list, java.util.Arrays.stream(key).map(Object::toString).toList());
  }

  /// What the caller sent, absent meaning the start; a [Problem] about `cursor` where it is none of
  /// this list, whose keys have so many parts.
  public static Cursor read(String list, @Nullable String text, int parts) {
    if (text == null) {
      return start(list);
    }
    List<String> words = words(text);
    if (words.size() != parts + 1 || !words.getFirst().equals(list)) {
      throw wrong();
    }
    return new Cursor(list, words.subList(1, words.size()));
  }

  /// Whether it is before everything.
  public boolean isStart() {
    return key.isEmpty();
  }

  /// A part of the key.
  public String text(int part) {
    return key.get(part);
  }

  /// A part that is a number; what it is at the start.
  public long number(int part, long atStart) {
    try {
      return isStart() ? atStart : Long.parseLong(text(part));
    } catch (NumberFormatException _) {
      throw wrong();
    }
  }

  /// A part that is a time; what it is at the start.
  public Instant time(int part, Instant atStart) {
    try {
      return isStart() ? atStart : Instant.parse(text(part));
    } catch (DateTimeException _) {
      throw wrong();
    }
  }

  /// A part that is an id; what it is at the start.
  public UUID id(int part, UUID atStart) {
    try {
      return isStart() ? atStart : UUID.fromString(text(part));
    } catch (IllegalArgumentException _) {
      throw wrong();
    }
  }

  /// As callers see it.
  public String wire() {
    List<String> words = new ArrayList<>(List.of(list));
    words.addAll(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.write(words));
  }

  private static List<String> words(String text) {
    if (text.length() > MAX) {
      throw wrong();
    }
    try {
      String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      List<String> words = List.of(Wire.json().readValue(json, String[].class));
      words.forEach(word -> Require.text("cursor", word, MAX));
      return words;
    } catch (IllegalArgumentException | JacksonException | NullPointerException _) {
      throw wrong();
    }
  }

  private static Problem wrong() {
    return Problem.field(
        "cursor",
        "is none of this list; take it from `next` of the page before, or leave it out to begin");
  }
}
