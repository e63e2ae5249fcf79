package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads how long owners of one type can be restored and are remembered.
final class LifeReader {
  private static final String KEEP = "keep";

  private LifeReader() {}

  /// What a tenant does not say otherwise is as the type says.
  static Life read(YamlMap type) {
    Optional<YamlMap> map = type.optionalMap("life");
    if (map.isEmpty()) {
      return Life.USUAL;
    }
    Life usual = read(map.get(), Life.USUAL);
    Map<String, Life> tenants = new LinkedHashMap<>();
    map.get()
        .optionalMap("tenants")
        .ifPresent(all -> all.keys().forEach(name -> tenants.put(name, tenant(name, all, usual))));
    map.get().nothingElse();
    return new Life(usual.grace(), usual.retention(), usual.verifyAgain(), tenants);
  }

  private static Life tenant(String name, YamlMap all, Life usual) {
    try {
      Require.slug("the tenant", name);
    } catch (InvalidField invalid) {
      throw new CatalogMistake(all.lineOf(name), "the tenant " + invalid.problem());
    }
    YamlMap map = all.map(name);
    Life life = read(map, usual);
    map.nothingElse();
    return life;
  }

  private static Life read(YamlMap map, Life otherwise) {
    return new Life(
        map.duration("grace", otherwise.grace()),
        retention(map, otherwise),
        verifyAgain(map, otherwise),
        Map.of());
  }

  private static Optional<Duration> retention(YamlMap map, Life otherwise) {
    Optional<String> said = map.optionalText("retention");
    if (said.isEmpty()) {
      return otherwise.retention();
    }
    return said.get().equals(KEEP) ? Optional.empty() : Optional.of(map.duration("retention"));
  }

  private static List<Duration> verifyAgain(YamlMap map, Life otherwise) {
    List<Duration> said = map.durations("verify-again").orElse(otherwise.verifyAgain());
    for (int i = 1; i < said.size(); i++) {
      if (said.get(i).compareTo(said.get(i - 1)) <= 0) {
        throw new CatalogMistake(
            map.lineOf("verify-again"), "verify-again must grow from one time to the next");
      }
    }
    return said;
  }
}
