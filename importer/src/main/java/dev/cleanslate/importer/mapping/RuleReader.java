package dev.cleanslate.importer.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads what a row stands for, and the terms in it.
final class RuleReader {
  private static final String KIND = "kind";
  private static final String ACCOUNT = "$account";

  private RuleReader() {}

  static ResourceRule rule(YamlMap map) {
    ResourceRule rule =
        new ResourceRule(
            kind(map),
            term(map, "id"),
            map.pattern("pattern"),
            map.flag("optional"),
            map.optionalText("name"),
            map.optionalMap("scope").map(RuleReader::terms).orElse(Map.of()),
            term(map, "account"),
            map.flag("proved"));
    map.nothingElse();
    return rule;
  }

  private static ResourceRule.Kind kind(YamlMap map) {
    if (map.isScalar(KIND)) {
      return new ResourceRule.Kind(MappingReader.slug(map, KIND), Optional.empty(), Map.of());
    }
    YamlMap choice = map.map(KIND);
    YamlMap values = choice.map("values");
    Map<String, String> kinds = new LinkedHashMap<>();
    values
        .keys()
        .forEach(
            value -> kinds.put(value.toLowerCase(Locale.ROOT), MappingReader.slug(values, value)));
    var kind =
        new ResourceRule.Kind(
            MappingReader.slug(choice, "otherwise"), Optional.of(choice.text("by")), kinds);
    choice.nothingElse();
    return kind;
  }

  private static Map<String, Term> terms(YamlMap map) {
    Map<String, Term> terms = new LinkedHashMap<>();
    map.keys().forEach(key -> terms.put(key, term(map, key)));
    return terms;
  }

  /// A column by its name, `$setting`, `$account`, a text with `{owner}`, or a mapping.
  private static Term term(YamlMap map, String key) {
    if (!map.isScalar(key) && map.has(key)) {
      return term(map.map(key));
    }
    String text = map.text(key);
    if (text.equals(ACCOUNT)) {
      return new Term.DatabaseAccount();
    }
    if (text.startsWith("$")) {
      return new Term.Said(text.substring(1));
    }
    return text.contains("{owner}")
        ? new Term.OwnerText(text)
        : new Term.Column(text, Optional.empty());
  }

  private static Term term(YamlMap map) {
    Term term =
        map.has("by")
            ? new Term.Choice(map.text("by"), lowered(terms(map.map("values"))))
            : new Term.Column(
                map.text("column"),
                map.has("otherwise") ? Optional.of(term(map, "otherwise")) : Optional.empty());
    map.nothingElse();
    return term;
  }

  private static Map<String, Term> lowered(Map<String, Term> terms) {
    Map<String, Term> lowered = new LinkedHashMap<>();
    terms.forEach((value, term) -> lowered.put(value.toLowerCase(Locale.ROOT), term));
    return lowered;
  }
}
