package dev.cleanslate.simulator.room;

import dev.cleanslate.simulator.json.BadInput;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The switches of a room by name: some have positions to choose from, some are whole numbers. The
/// first position, and the number first given, are how they stand at the start. Thread-safe once it
/// is in use.
public final class Dials {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

  private final Map<String, Dial> dials = new LinkedHashMap<>();
  private final Map<String, String> now = new ConcurrentHashMap<>();

  /// @param positions empty where it is a number
  private record Dial(List<String> positions, String first, long most) {
    boolean takes(String position) {
      return positions.isEmpty()
          ? DIGITS.matcher(position).matches() && Long.parseLong(position) <= most
          : positions.contains(position);
    }

    String allowed() {
      return positions.isEmpty()
          ? "a whole number up to " + most
          : "one of " + positions.stream().sorted().toList();
    }
  }

  /// Adds a switch with these positions.
  public Dials choice(String name, String first, String... others) {
    List<String> positions =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(first), java.util.Arrays.stream(others))
            .toList();
    return add(name, new Dial(positions, first, 0));
  }

  /// Adds a number between 0 and `most`.
  public Dials number(String name, long first, long most) {
    return add(name, new Dial(List.of(), Long.toString(first), most));
  }

  /// Whether a switch stands at this position.
  public boolean is(String name, String position) {
    return text(name).equals(position);
  }

  /// How a number stands.
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /// How a number of milliseconds stands.
  public Duration millis(String name) {
    return Duration.ofMillis(number(name));
  }

  /// All names and how they stand.
  public Map<String, String> positions() {
    return Collections.unmodifiableMap(new TreeMap<>(now));
  }

  /// Sets one; throws [BadInput].
  public void flip(String name, String position) {
    Dial dial = dials.get(name);
    if (dial == null) {
      throw new BadInput(name, "is no switch; there are " + positions().keySet());
    }
    if (!dial.takes(position)) {
      throw new BadInput(name, "must be %s, but was «%s»".formatted(dial.allowed(), position));
    }
    now.put(name, position);
  }

  /// All back to how they stood at the start.
  public void reset() {
    dials.forEach((name, dial) -> now.put(name, dial.first()));
  }

  private Dials add(String name, Dial dial) {
    dials.put(name, dial);
    now.put(name, dial.first());
    return this;
  }

  private String text(String name) {
    String position = now.get(name);
    if (position == null) {
      throw new IllegalArgumentException("there is no switch " + name);
    }
    return position;
  }
}
