package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import java.io.Reader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a catalog and checks it whole. Every mistake is a [CatalogMistake] that names its line;
/// there are no defaults for what decides safety (worker, ids, verification, deadline).
public final class CatalogReader {
  private static final Pattern DEFAULT_ID = Pattern.compile("[A-Za-z0-9_:-]{1,200}");

  private final Map<String, Worker> workers = new LinkedHashMap<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, OwnerType> ownerTypes = new LinkedHashMap<>();

  private CatalogReader() {}

  /// The catalog in this YAML; [CatalogMistake] where it is not sound.
  public static Catalog read(Reader yaml) {
    return new CatalogReader().catalog(yaml);
  }

  private Catalog catalog(Reader yaml) {
    YamlMap root = new YamlMap(compose(yaml), "the catalog");
    YamlMap declaredWorkers = root.map("workers");
    declaredWorkers.keys().forEach(name -> addWorker(name, declaredWorkers));
    YamlMap declaredKinds = root.map("kinds");
    declaredKinds.keys().forEach(name -> addKind(name, declaredKinds));
    YamlMap declaredTypes = root.map("owner-types");
    declaredTypes.keys().forEach(name -> addOwnerType(name, declaredTypes));
    ownerTypes.values().forEach(type -> checkChildren(type, declaredTypes));
    kinds.values().forEach(kind -> checkCensus(kind, declaredKinds));
    root.nothingElse();
    return new Catalog(workers, kinds, ownerTypes);
  }

  private static Node compose(Reader yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(yaml);
      if (root == null) {
        throw new CatalogMistake(1, "it is empty");
      }
      return root;
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new CatalogMistake(line, "it is not YAML: " + broken.getProblem());
    } catch (YAMLException broken) {
      throw new CatalogMistake(1, "it is not YAML: " + broken.getMessage());
    }
  }

  private void addWorker(String name, YamlMap all) {
    slug(name, all);
    YamlMap map = all.map(name);
    workers.put(
        name,
        new Worker(
            name,
            map.number("calls-per-second", 1000, 1_000_000),
            map.number("partitions", 6, 1000),
            map.optionalText("per")));
    map.nothingElse();
  }

  private void addKind(String name, YamlMap all) {
    slug(name, all);
    YamlMap map = like(name, all);
    String worker = map.text("worker");
    checkWorker(name, worker, map);
    Duration lease = map.someTime("lease", Duration.ofSeconds(60));
    List<String> scope = scope(map);
    List<String> lane = map.texts("lane");
    if (!scope.containsAll(lane)) {
      throw new CatalogMistake(
          map.lineOf("lane"), "the lane of " + name + " must be made of its scope " + scope);
    }
    Map<String, Pattern> patterns = scopePatterns(map);
    checkPart(name, worker, patterns, map);
    kinds.put(
        name,
        new Kind(
            name,
            worker,
            map.pattern("id-pattern").orElse(DEFAULT_ID),
            scope,
            patterns,
            map.pattern("account-pattern"),
            lane,
            sameness(name, map),
            verification(name, map),
            backoff(map),
            lease,
            map.someTime("deadline"),
            map.someTime("slow-look", Duration.ofMinutes(5)),
            map.duration("estimate", Duration.ofSeconds(1)),
            census(name, worker, map)));
    map.nothingElse();
  }

  /// What a kind does not say itself is as with the kind that it is like.
  private static YamlMap like(String name, YamlMap all) {
    YamlMap map = all.map(name);
    Optional<String> like = map.optionalText("like");
    if (like.isEmpty()) {
      return map;
    }
    if (!all.keys().contains(like.get())) {
      throw new CatalogMistake(
          map.lineOf("like"), "kind %s is like %s, which is no kind".formatted(name, like.get()));
    }
    YamlMap model = all.map(like.get());
    if (model.keys().contains("like")) {
      throw new CatalogMistake(
          map.lineOf("like"),
          "kind %s is like %s, which is like another itself".formatted(name, like.get()));
    }
    return map.filledFrom(model);
  }

  /// Owners that are owned are deleted by the orchestrator itself, and nothing else is.
  private void checkWorker(String kind, String worker, YamlMap map) {
    if (kind.equals(OwnerRef.KIND) != worker.equals(Kind.ORCHESTRATOR)) {
      throw new CatalogMistake(
          map.lineOf("worker"),
          "kind %s must have worker %s, and no other kind may"
              .formatted(OwnerRef.KIND, Kind.ORCHESTRATOR));
    }
    if (!kind.equals(OwnerRef.KIND) && !workers.containsKey(worker)) {
      throw new CatalogMistake(
          map.lineOf("worker"),
          "kind " + kind + " names worker " + worker + ", which is not declared under workers");
    }
    if (kind.equals(OwnerRef.KIND) && !map.texts("scope").equals(List.of(OwnerRef.TYPE_SCOPE))) {
      throw new CatalogMistake(
          map.line(),
          "the scope of kind %s must be [%s]".formatted(OwnerRef.KIND, OwnerRef.TYPE_SCOPE));
    }
  }

  /// What parts the work becomes the ending of a topic.
  private void checkPart(String kind, String worker, Map<String, Pattern> patterns, YamlMap map) {
    Worker declared = workers.get(worker);
    Optional<String> per = declared == null ? Optional.empty() : declared.per();
    if (per.isPresent() && !patterns.containsKey(per.get())) {
      throw new CatalogMistake(
          map.lineOf("scope"),
          "the scope of %s must say what its %s looks like, for each has a worker of its own"
              .formatted(kind, per.get()));
    }
  }

  /// A list of names, or a mapping of names to what their values must match.
  private static List<String> scope(YamlMap map) {
    return map.isMap("scope") ? map.map("scope").keys() : map.texts("scope");
  }

  private static Map<String, Pattern> scopePatterns(YamlMap map) {
    if (!map.isMap("scope")) {
      return Map.of();
    }
    YamlMap scope = map.map("scope");
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    scope.keys().forEach(name -> scope.pattern(name).ifPresent(p -> patterns.put(name, p)));
    return patterns;
  }

  private static Optional<String> sameness(String name, YamlMap map) {
    String ids = map.text("ids");
    Optional<String> proof = map.optionalText("sameness");
    return switch (ids) {
      case "never-reused" -> Optional.empty();
      case "reused" -> {
        if (proof.isEmpty()) {
          throw new CatalogMistake(
              map.lineOf("ids"),
              "the ids of "
                  + name
                  + " are reused, so say under sameness what proves it is the"
                  + " same one");
        }
        yield proof;
      }
      default ->
          throw new CatalogMistake(
              map.lineOf("ids"), "ids must be never-reused or reused, but was " + ids);
    };
  }

  private Optional<CensusRule> census(String name, String worker, YamlMap map) {
    Optional<YamlMap> census = map.optionalMap("census");
    Worker declared = workers.get(worker);
    if (census.isPresent() && (declared == null || declared.per().isPresent())) {
      throw new CatalogMistake(
          map.lineOf("census"),
          "%s cannot be counted: its worker is not one for all places".formatted(name));
    }
    return census.map(rule -> {
      CensusRule read =
          new CensusRule(
              rule.someTime("every", Duration.ofHours(24)), rule.optionalText("owner-type"));
      rule.nothingElse();
      return read;
    });
  }

  private void checkCensus(Kind kind, YamlMap all) {
    Optional<String> type = kind.census().flatMap(CensusRule::ownerType);
    if (type.isPresent()
        && (!ownerTypes.containsKey(type.get())
            || !ownerTypes.get(type.get()).holds(kind.name()))) {
      throw new CatalogMistake(
          all.lineOf(kind.name()),
          "the census of %s names owner type %s, which holds none"
              .formatted(kind.name(), type.get()));
    }
  }

  private static Kind.Verification verification(String name, YamlMap map) {
    YamlMap verify =
        map.optionalMap("verify")
            .orElseThrow(() ->
                new CatalogMistake(
                    map.line(),
                    "kind " + name + " has no verify: nothing would prove that it is gone"));
    Kind.Verification verification =
        new Kind.Verification(
            verify.duration("delay"),
            verify.flag("through-parent"),
            verify.duration("patience", Duration.ofMinutes(10)));
    verify.nothingElse();
    return verification;
  }

  private static Backoff backoff(YamlMap map) {
    Optional<YamlMap> backoff = map.optionalMap("backoff");
    if (backoff.isEmpty()) {
      return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
    Duration first = backoff.get().duration("first");
    Duration most = backoff.get().duration("most");
    backoff.get().nothingElse();
    if (first.compareTo(most) > 0) {
      throw new CatalogMistake(backoff.get().line(), "first must not be longer than most");
    }
    return new Backoff(first, most);
  }

  private void addOwnerType(String name, YamlMap all) {
    slug(name, all);
    ownerTypes.put(name, new OwnerTypeReader(name, kinds.keySet()).read(all.map(name)));
  }

  /// Types may name one another in any order, so they are held against each other at the end.
  private void checkChildren(OwnerType type, YamlMap all) {
    for (String child : type.children()) {
      if (!ownerTypes.containsKey(child)) {
        throw new CatalogMistake(
            all.lineOf(type.name()),
            "owner type %s owns owners of type %s, which is not declared"
                .formatted(type.name(), child));
      }
    }
  }

  private static void slug(String name, YamlMap map) {
    try {
      Require.slug("the name", name);
    } catch (InvalidField invalid) {
      throw new CatalogMistake(map.lineOf(name), "the name " + invalid.problem());
    }
  }
}
