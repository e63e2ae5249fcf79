package dev.cleanslate.records.declared;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads the declared kinds and checks them whole. Every mistake is a [DeclarationMistake] that
/// names its line; there are no defaults for what decides safety (ids, owner, key, gone).
public final class DeclarationReader {
  private static final String DEFAULT_SCHEMA = "public";

  private DeclarationReader() {}

  /// The kinds in this YAML, in their order; [DeclarationMistake] where it is not sound.
  public static List<RecordKind> read(Reader yaml) {
    YamlMap root = new YamlMap(compose(yaml), "the declaration");
    YamlMap declared = root.map("kinds");
    root.nothingElse();
    List<RecordKind> kinds = new ArrayList<>();
    declared.keys().forEach(name -> kinds.add(kind(name, declared)));
    return kinds;
  }

  private static Node compose(Reader yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(yaml);
      if (root == null) {
        throw new DeclarationMistake(1, "it is empty");
      }
      return root;
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new DeclarationMistake(line, "it is not YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      throw new DeclarationMistake(1, "it is not YAML: " + broken.getMessage());
    }
  }

  private static RecordKind kind(String name, YamlMap all) {
    slug(name, all);
    YamlMap map = all.map(name);
    Table table = table(map);
    String owner = map.text("owner");
    boolean reused = reused(map);
    Optional<Sameness> sameness =
        map.optionalMap("sameness").map(proof -> sameness(proof, table, owner));
    if (reused && sameness.isEmpty()) {
      throw map.mistake(
          "ids",
          "the ids of %s are reused, so say under sameness what proves that it is the same owner"
              .formatted(name));
    }
    RecordKind kind =
        new RecordKind(
            name,
            map.text("database"),
            table,
            owner,
            map.texts("key"),
            map.pattern("id-pattern"),
            reused,
            sameness,
            EndingReader.read(map, table),
            map.optionalMap("active").map(DeclarationReader::activity));
    checkActivity(kind, map);
    map.nothingElse();
    return kind;
  }

  /// A table with its schema, as they are spelt in the database's catalogue.
  static Table table(YamlMap map) {
    return new Table(map.optionalText("schema").orElse(DEFAULT_SCHEMA), map.text("table"));
  }

  private static boolean reused(YamlMap map) {
    String ids = map.text("ids");
    Boolean reused = Map.of("reused", true, "never-reused", false).get(ids);
    if (reused == null) {
      throw map.mistake("ids", "ids must be never-reused or reused, but was " + ids);
    }
    return reused;
  }

  /// Of the owner's row in another table, or of the row itself.
  private static Sameness sameness(YamlMap map, Table own, String owner) {
    Sameness sameness =
        map.has("table")
            ? new Sameness(table(map), map.text("key"), map.text("column"))
            : new Sameness(own, owner, map.text("column"));
    map.nothingElse();
    return sameness;
  }

  private static Activity activity(YamlMap map) {
    Activity activity =
        new Activity(
            map.text("column"),
            map.texts("values"),
            map.text("ended"),
            map.optionalText("ended-at"));
    if (activity.values().contains(activity.ended())) {
      throw map.mistake("ended", "what has ended must not be among the values that are active");
    }
    map.nothingElse();
    return activity;
  }

  private static void checkActivity(RecordKind kind, YamlMap map) {
    if (kind.activity().isPresent() && !(kind.ending() instanceof Ending.Deletion)) {
      throw map.mistake("active", "active is for kinds whose rows are deleted");
    }
  }

  private static void slug(String name, YamlMap map) {
    try {
      Require.slug("the name", name);
    } catch (InvalidField invalid) {
      throw map.mistake(name, "the name " + invalid.problem());
    }
  }
}
