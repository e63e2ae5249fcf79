package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.OwnerRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one owner type: which kinds it holds, and in which order they go.
final class OwnerTypeReader {
  private static final String DELETED_BY = "deleted-by";

  private final String name;
  private final Set<String> kinds;
  private final Map<String, Set<String>> after = new LinkedHashMap<>();
  private final Map<String, Set<String>> goesWith = new LinkedHashMap<>();
  private final Set<String> last = new LinkedHashSet<>();
  private final Set<String> children = new LinkedHashSet<>();
  private final List<Search> searches = new ArrayList<>();

  OwnerTypeReader(String name, Set<String> kinds) {
    this.name = name;
    this.kinds = kinds;
  }

  OwnerType read(YamlMap map) {
    YamlMap held = map.map("kinds");
    held.keys().forEach(kind -> addKind(kind, held));
    checkLast(held);
    OwnerType type =
        new OwnerType(
            name,
            ordered(held),
            after,
            last,
            goesWith,
            children,
            List.copyOf(searches),
            map.number("window", 64, 10_000),
            LifeReader.read(map),
            askers(map));
    map.nothingElse();
    return type;
  }

  private Askers askers(YamlMap map) {
    return map.optionalText(DELETED_BY)
        .map(said ->
            switch (said) {
              case "anybody" -> Askers.ANYBODY;
              case "operators" -> Askers.OPERATORS;
              default ->
                  throw new CatalogMistake(
                      map.lineOf(DELETED_BY),
                      "%s of owner type %s must be anybody or operators"
                          .formatted(DELETED_BY, name));
            })
        .orElse(Askers.ANYBODY);
  }

  private void addKind(String kind, YamlMap held) {
    if (!kinds.contains(kind)) {
      throw new CatalogMistake(
          held.lineOf(kind), "owner type " + name + " holds " + kind + ", which is no kind");
    }
    YamlMap entry = held.map(kind);
    after.put(kind, new LinkedHashSet<>(entry.texts("after")));
    if (entry.flag("last")) {
      last.add(kind);
    }
    addCarriers(kind, entry);
    entry.optionalMap("finds").ifPresent(finds -> searches.add(search(kind, finds)));
    if (kind.equals(OwnerRef.KIND)) {
      children.addAll(entry.texts("types"));
      if (children.isEmpty()) {
        throw new CatalogMistake(
            held.lineOf(kind), "owner type " + name + " must say under types which owners it owns");
      }
    }
    entry.nothingElse();
  }

  private Search search(String kind, YamlMap finds) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String sought : finds.keys()) {
      String called = finds.text(sought);
      checkName(sought, called, finds);
      names.put(sought, called);
    }
    finds.nothingElse();
    return new Search(kind, names);
  }

  private void checkName(String sought, String called, YamlMap finds) {
    if (!kinds.contains(sought)) {
      throw new CatalogMistake(
          finds.lineOf(sought), "owner type " + name + " seeks " + sought + ", which is no kind");
    }
    if (called.split(Pattern.quote(Search.ID), -1).length != 2) {
      throw new CatalogMistake(
          finds.lineOf(sought),
          "the name of %s must hold {id} once, or it is that of others, too".formatted(sought));
    }
  }

  /// What takes others along must go before them anyway; else they would wait for each other.
  private void addCarriers(String kind, YamlMap entry) {
    List<String> carriers = entry.texts("goes-with");
    for (String carrier : carriers) {
      if (!after.getOrDefault(kind, Set.of()).contains(carrier)) {
        throw new CatalogMistake(
            entry.lineOf("goes-with"),
            "%s goes with %s, so it must come after it".formatted(kind, carrier));
      }
    }
    if (!carriers.isEmpty()) {
      goesWith.put(kind, Set.copyOf(carriers));
    }
  }

  /// What is last waits for everything that is not: anything after it would wait for itself.
  private void checkLast(YamlMap held) {
    for (String kind : after.keySet()) {
      for (String before : after.getOrDefault(kind, Set.of())) {
        if (last.contains(before) && !last.contains(kind)) {
          throw new CatalogMistake(
              held.lineOf(kind),
              "%s comes after %s, which is among the last of owner type %s, and is not last itself"
                  .formatted(kind, before, name));
        }
      }
    }
  }

  private List<String> ordered(YamlMap held) {
    after.forEach((kind, before) ->
        before.forEach(other -> {
          if (!after.containsKey(other)) {
            throw new CatalogMistake(
                held.lineOf(kind),
                "%s comes after %s, which owner type %s does not hold"
                    .formatted(kind, other, name));
          }
        }));
    List<String> order = new ArrayList<>();
    while (order.size() < after.size()) {
      int before = order.size();
      after.keySet().stream()
          .filter(kind -> !order.contains(kind) && order.containsAll(after.get(kind)))
          .forEach(order::add);
      if (order.size() == before) {
        List<String> cycle = after.keySet().stream().filter(kind -> !order.contains(kind)).toList();
        throw new CatalogMistake(
            held.lineOf(cycle.getFirst()),
            "the order of owner type " + name + " goes in a circle among " + cycle);
      }
    }
    return List.copyOf(order);
  }
}
