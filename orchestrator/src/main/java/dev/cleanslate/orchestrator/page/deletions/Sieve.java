package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.api.http.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which deletions are asked for, as it stands in the page's address; a [Problem] where a word is
/// none that is known.
///
/// @param tab `open`, `stuck`, `moving`, `held`, `finished` or `rehearsals`
/// @param state what it is doing; empty for any
/// @param type the owner's type; empty for any
/// @param failure the code of what blocks it; empty for any
/// @param stuck for how long at least it has been stuck; empty for any time
/// @param age how old it is at least; empty for any age
/// @param q how the owner's id, or `type/id`, begins; empty for any
record Sieve(
    String tab, String state, String type, String failure, String stuck, String age, String q) {
  static final List<String> TABS =
      List.of("open", "stuck", "moving", "held", "finished", "rehearsals");
  static final List<String> STATES =
      List.of(
          "grace",
          "planning",
          "deleting",
          "waiting",
          "verifying",
          "held",
          "stuck",
          "deleted",
          "abandoned",
          "cancelled");
  static final Map<String, Duration> SPANS = spans();

  private static Map<String, Duration> spans() {
    Map<String, Duration> spans = new LinkedHashMap<>();
    spans.put("1h", Duration.ofHours(1));
    spans.put("1d", Duration.ofDays(1));
    spans.put("3d", Duration.ofDays(3));
    spans.put("7d", Duration.ofDays(7));
    return spans;
  }

  static Sieve of(Map<String, String> asked) {
    return new Sieve(
        word(asked, "tab", TABS).isEmpty() ? "open" : word(asked, "tab", TABS),
        word(asked, "state", STATES),
        text(asked, "type"),
        text(asked, "failure"),
        word(asked, "stuck", List.copyOf(SPANS.keySet())),
        word(asked, "age", List.copyOf(SPANS.keySet())),
        text(asked, "q"));
  }

  /// The shortest time that it must have been stuck, if any.
  Optional<Duration> stuckFor() {
    return Optional.ofNullable(SPANS.get(stuck));
  }

  /// The least age, if any.
  Optional<Duration> oldness() {
    return Optional.ofNullable(SPANS.get(age));
  }

  /// Whether anything but the tab is asked for.
  public boolean isNarrow() {
    return !(state + type + failure + stuck + age + q).isEmpty();
  }

  /// The address of what is asked for.
  public String path() {
    return with(Map.of());
  }

  /// The address of another tab, with nothing else asked for.
  public String path(String other) {
    return UriComponentsBuilder.fromPath("/deletions").queryParam("tab", other).toUriString();
  }

  /// The address of what is asked for, with more parameters.
  public String with(Map<String, String> more) {
    UriComponentsBuilder path = UriComponentsBuilder.fromPath("/deletions");
    fields()
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            path.queryParam(name, "{" + name + "}");
          }
        });
    Map<String, String> values = new LinkedHashMap<>(fields());
    more.forEach((name, value) -> {
      path.queryParam(name, "{" + name + "}");
      values.put(name, value);
    });
    return path.encode().buildAndExpand(values).toUriString();
  }

  /// By their names in the address.
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("tab", tab);
    fields.put("state", state);
    fields.put("type", type);
    fields.put("failure", failure);
    fields.put("stuck", stuck);
    fields.put("age", age);
    fields.put("q", q);
    return fields;
  }

  private static String word(Map<String, String> asked, String field, List<String> words) {
    String word = text(asked, field);
    return word.isEmpty() ? word : Words.one(field, word, words);
  }

  private static String text(Map<String, String> asked, String field) {
    @Nullable String text = asked.get(field);
    return text == null ? "" : text.strip();
  }
}
