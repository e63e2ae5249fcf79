package dev.cleanslate.orchestrator.catalog;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML mapping that knows its lines, and which of its entries nobody asked for.
final class YamlMap {
  private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)");

  private static final Duration LONGEST = Duration.ofDays(3650);

  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Map<String, NodeTuple> unread = new LinkedHashMap<>();

  YamlMap(Node node, String what) {
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new CatalogMistake(line, what + " must be a mapping");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), "a key of " + what);
      if (entries.put(key, tuple) != null) {
        throw new CatalogMistake(lineOf(tuple.getKeyNode()), key + " stands twice in " + what);
      }
    }
    unread.putAll(entries);
  }

  /// With what this one does not say taken from another; that need not be read.
  YamlMap filledFrom(YamlMap other) {
    other.entries.forEach(entries::putIfAbsent);
    return this;
  }

  int line() {
    return line;
  }

  int lineOf(String key) {
    NodeTuple tuple = entries.get(key);
    return tuple == null ? line : lineOf(tuple.getKeyNode());
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  YamlMap map(String key) {
    return new YamlMap(require(key), key);
  }

  Optional<YamlMap> optionalMap(String key) {
    return find(key).map(node -> new YamlMap(node, key));
  }

  String text(String key) {
    return scalar(require(key), key);
  }

  Optional<String> optionalText(String key) {
    return find(key).map(node -> scalar(node, key));
  }

  List<String> texts(String key) {
    Node node = find(key).orElse(null);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw new CatalogMistake(lineOf(node), key + " must be a list");
    }
    List<String> texts = new ArrayList<>();
    sequence.getValue().forEach(entry -> texts.add(scalar(entry, "an entry of " + key)));
    return texts;
  }

  boolean isMap(String key) {
    return find(key).filter(MappingNode.class::isInstance).isPresent();
  }

  Optional<Pattern> pattern(String key) {
    return optionalText(key)
        .map(text -> {
          try {
            return Pattern.compile(text);
          } catch (PatternSyntaxException broken) {
            throw new CatalogMistake(
                lineOf(key), key + " is no pattern: " + broken.getDescription());
          }
        });
  }

  Duration duration(String key, Duration otherwise) {
    return optionalText(key).map(text -> parse(key, text)).orElse(otherwise);
  }

  Optional<List<Duration>> durations(String key) {
    return find(key).isEmpty()
        ? Optional.empty()
        : Optional.of(texts(key).stream().map(text -> parse(key, text)).toList());
  }

  Duration duration(String key) {
    return parse(key, text(key));
  }

  /// A duration that is not nothing: repeating something without any pause would never rest.
  Duration someTime(String key) {
    return some(key, duration(key));
  }

  Duration someTime(String key, Duration otherwise) {
    return some(key, duration(key, otherwise));
  }

  boolean flag(String key) {
    return optionalText(key)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw new CatalogMistake(
                      lineOf(key), key + " must be true or false, but was " + text);
            })
        .orElse(false);
  }

  int number(String key, int otherwise, int most) {
    return optionalText(key).map(text -> number(key, text, most)).orElse(otherwise);
  }

  /// Refuses what stands here and was never asked for: a misspelt entry must not be ignored.
  void nothingElse() {
    for (Map.Entry<String, NodeTuple> entry : unread.entrySet()) {
      throw new CatalogMistake(
          lineOf(entry.getValue().getKeyNode()), entry.getKey() + " is not known here");
    }
  }

  private int number(String key, String text, int most) {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw new CatalogMistake(
          lineOf(key), key + " must be a number from 1 to " + most + ", but was " + text);
    }
    return Integer.parseInt(text);
  }

  private Duration some(String key, Duration duration) {
    if (duration.isZero()) {
      throw new CatalogMistake(lineOf(key), key + " must be longer than nothing");
    }
    return duration;
  }

  private Duration parse(String key, String text) {
    if (!DURATION.matcher(text).matches()) {
      throw new CatalogMistake(
          lineOf(key), key + " must be a duration such as 500ms, 30s, 15m or 2h, but was " + text);
    }
    try {
      String iso =
          text.endsWith("ms")
              ? "PT" + Long.parseLong(text.substring(0, text.length() - 2)) / 1000.0 + "S"
              : text.endsWith("d") ? "P" + text : "PT" + text;
      Duration duration = Duration.parse(iso.toUpperCase(Locale.ROOT));
      if (duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException | NumberFormatException _) {
      // Said below, as for what is too long.
    }
    throw new CatalogMistake(lineOf(key), key + " is no duration that can be used: " + text);
  }

  private Node require(String key) {
    return find(key).orElseThrow(() -> new CatalogMistake(line, key + " is missing"));
  }

  private Optional<Node> find(String key) {
    unread.remove(key);
    @Nullable NodeTuple tuple = entries.get(key);
    return Optional.ofNullable(tuple).map(NodeTuple::getValueNode);
  }

  private static String scalar(Node node, String what) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw new CatalogMistake(lineOf(node), what + " must be a single value");
    }
    return scalar.getValue();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
