package dev.cleanslate.importer.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML mapping that knows its lines, and which of its entries nobody asked for.
final class YamlMap {
  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> unread = new LinkedHashSet<>();

  YamlMap(Node node, String what) {
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new MappingMistake(line, what + " must be a mapping");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), "a key of " + what);
      if (entries.put(key, tuple) != null) {
        throw new MappingMistake(lineOf(tuple.getKeyNode()), key + " stands twice in " + what);
      }
    }
    unread.addAll(entries.keySet());
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  boolean isScalar(String key) {
    NodeTuple tuple = entries.get(key);
    return tuple != null && tuple.getValueNode() instanceof ScalarNode;
  }

  YamlMap map(String key) {
    return new YamlMap(require(key), key);
  }

  Optional<YamlMap> optionalMap(String key) {
    return find(key).map(node -> new YamlMap(node, key));
  }

  List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    sequence(key, require(key)).forEach(node -> maps.add(new YamlMap(node, "an entry of " + key)));
    return maps;
  }

  List<YamlMap> optionalMaps(String key) {
    return has(key) ? maps(key) : List.of();
  }

  String text(String key) {
    return scalar(require(key), key);
  }

  Optional<String> optionalText(String key) {
    return find(key).map(node -> scalar(node, key));
  }

  boolean flag(String key) {
    String text = optionalText(key).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mistake(key, key + " must be true or false, but was " + text);
    };
  }

  List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    sequence(key, require(key)).forEach(node -> texts.add(scalar(node, "an entry of " + key)));
    return texts;
  }

  Optional<Pattern> pattern(String key) {
    try {
      return optionalText(key).map(Pattern::compile);
    } catch (PatternSyntaxException broken) {
      throw mistake(key, key + " is no pattern: " + broken.getDescription());
    }
  }

  MappingMistake mistake(String key, String problem) {
    NodeTuple tuple = entries.get(key);
    return new MappingMistake(tuple == null ? line : lineOf(tuple.getKeyNode()), problem);
  }

  /// Refuses what stands here and was never asked for: a misspelt entry must not be ignored.
  void nothingElse() {
    for (String key : unread) {
      throw mistake(key, key + " is not known here");
    }
  }

  private static List<Node> sequence(String key, Node node) {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw new MappingMistake(lineOf(node), key + " must be a list with something in it");
    }
    return sequence.getValue();
  }

  private Node require(String key) {
    return find(key).orElseThrow(() -> new MappingMistake(line, key + " is missing"));
  }

  private Optional<Node> find(String key) {
    unread.remove(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  private static String scalar(Node node, String what) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw new MappingMistake(lineOf(node), what + " must be a single value");
    }
    return scalar.getValue();
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
