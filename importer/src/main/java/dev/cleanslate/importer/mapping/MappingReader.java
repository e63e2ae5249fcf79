package dev.cleanslate.importer.mapping;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a mapping and checks it whole. Every mistake is a [MappingMistake] that names its line.
public final class MappingReader {
  private static final String DEFAULT_SCHEMA = "public";
  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  private MappingReader() {}

  /// The mapping in this YAML; [MappingMistake] where it is not sound.
  public static Mapping read(Reader yaml) {
    YamlMap root = new YamlMap(compose(yaml), "the mapping");
    List<Setting> settings = settings(root);
    Mapping mapping =
        new Mapping(
            slug(root, "system"),
            settings,
            owners(root.map("owners")),
            root.optionalMaps("tables").stream().map(MappingReader::tracked).toList());
    root.nothingElse();
    refuseUnknownSettings(root, mapping);
    refuseTablesTwice(root, mapping);
    return mapping;
  }

  private static Node compose(Reader yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(yaml);
      if (root == null) {
        throw new MappingMistake(1, "it is empty");
      }
      return root;
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new MappingMistake(line, "it is not YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      throw new MappingMistake(1, "it is not YAML: " + broken.getMessage());
    }
  }

  private static List<Setting> settings(YamlMap root) {
    List<Setting> settings = new ArrayList<>();
    root.optionalMap("settings")
        .ifPresent(all -> all.keys().forEach(name -> settings.add(setting(name, all.map(name)))));
    return settings;
  }

  private static Setting setting(String name, YamlMap map) {
    Setting setting =
        new Setting(
            name, map.texts("env"), map.pattern("pattern").orElse(ANYTHING), map.flag("required"));
    map.nothingElse();
    return setting;
  }

  private static OwnerTable owners(YamlMap map) {
    OwnerTable owners =
        new OwnerTable(
            source(map),
            slug(map, "type"),
            map.text("id"),
            map.texts("aliases"),
            map.optionalText("proof"),
            map.optionalMap("finished").map(MappingReader::finished),
            map.optionalMap("belongs-to").map(MappingReader::parent),
            rules(map));
    map.nothingElse();
    refuseProofless(map, owners);
    return owners;
  }

  private static OwnerTable.Finished finished(YamlMap map) {
    var finished = new OwnerTable.Finished(map.text("column"), map.texts("values"));
    map.nothingElse();
    return finished;
  }

  private static OwnerTable.Parent parent(YamlMap map) {
    var parent = new OwnerTable.Parent(slug(map, "type"), map.text("column"));
    map.nothingElse();
    return parent;
  }

  private static TrackedTable tracked(YamlMap map) {
    TrackedTable tracked =
        new TrackedTable(
            source(map),
            map.text("owner"),
            map.flag("counted"),
            map.optionalMap("provider-owned").map(MappingReader::providers),
            rules(map));
    map.nothingElse();
    if (tracked.resources().isEmpty()) {
      throw map.mistake("table", "resources are missing: a row must stand for something");
    }
    refuseCountedColumns(map, tracked);
    return tracked;
  }

  private static TrackedTable.Providers providers(YamlMap map) {
    var providers =
        new TrackedTable.Providers(map.text("address"), map.text("column"), map.text("value"));
    map.nothingElse();
    return providers;
  }

  private static Source source(YamlMap map) {
    return new Source(
        map.optionalText("schema").orElse(DEFAULT_SCHEMA),
        map.text("table"),
        map.text("row"),
        map.optionalText("created"),
        Set.copyOf(map.texts("may-lack")));
  }

  private static List<ResourceRule> rules(YamlMap map) {
    return map.optionalMaps("resources").stream().map(RuleReader::rule).toList();
  }

  static String slug(YamlMap map, String key) {
    String text = map.text(key);
    try {
      return Require.slug(key, text);
    } catch (InvalidField invalid) {
      throw map.mistake(key, key + " " + invalid.problem());
    }
  }

  private static void refuseProofless(YamlMap map, OwnerTable owners) {
    if (owners.proof().isEmpty() && owners.resources().stream().anyMatch(ResourceRule::proved)) {
      throw map.mistake(
          "resources", "a resource is proved, so say under proof which column proves");
    }
  }

  private static void refuseCountedColumns(YamlMap map, TrackedTable tracked) {
    Optional<ResourceRule> reading =
        tracked.resources().stream().filter(rule -> !rule.columns().isEmpty()).findFirst();
    if (tracked.counted() && (reading.isPresent() || tracked.providers().isPresent())) {
      throw map.mistake(
          "counted", "rows that are only counted have no columns, but a resource takes one");
    }
  }

  private static void refuseUnknownSettings(YamlMap root, Mapping mapping) {
    Set<String> used = new TreeSet<>();
    mapping.owners().resources().forEach(rule -> used.addAll(rule.settings()));
    mapping
        .tables()
        .forEach(table -> table.resources().forEach(rule -> used.addAll(rule.settings())));
    mapping.settings().forEach(setting -> used.remove(setting.name()));
    if (!used.isEmpty()) {
      throw root.mistake("settings", "these settings are used and not declared: " + used);
    }
  }

  private static void refuseTablesTwice(YamlMap root, Mapping mapping) {
    Set<String> names = new TreeSet<>(Set.of(mapping.owners().source().table()));
    for (TrackedTable table : mapping.tables()) {
      if (!names.add(table.source().table())) {
        throw root.mistake("tables", "the table %s stands twice".formatted(table.source().table()));
      }
    }
    boolean proved =
        mapping.tables().stream()
            .flatMap(table -> table.resources().stream())
            .anyMatch(ResourceRule::proved);
    if (proved && mapping.owners().proof().isEmpty()) {
      throw root.mistake("owners", "a resource is proved, so say which column of owners proves");
    }
  }
}
