package dev.cleanslate.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Header lines in their order; names compare without case. Immutable.
public final class Headers {
  /// None.
  public static final Headers NONE = new Headers(List.of());

  private final List<Line> lines;

  private Headers(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// One line.
  public record Line(String name, String value) {}

  /// These lines.
  public static Headers of(List<Line> lines) {
    return new Headers(lines);
  }

  /// All lines, in order.
  public List<Line> lines() {
    return lines;
  }

  /// The value of the first line of that name.
  public @Nullable String first(String name) {
    for (Line line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        return line.value();
      }
    }
    return null;
  }

  /// All values of that name.
  public List<String> all(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  /// These lines with further ones; a name that was there is replaced.
  public Headers with(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Line> all = new ArrayList<>(without(more.keySet()).lines);
    more.forEach((name, value) -> all.add(new Line(name, value)));
    return new Headers(all);
  }

  /// These lines but for the ones of these names.
  public Headers without(Set<String> names) {
    return new Headers(
        lines.stream()
            .filter(line -> names.stream().noneMatch(line.name()::equalsIgnoreCase))
            .toList());
  }

  /// By lower-case name; lines that repeat are joined by a comma.
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Line line : lines) {
      map.merge(line.name().toLowerCase(Locale.ROOT), line.value(), (a, b) -> a + ", " + b);
    }
    return map;
  }
}
