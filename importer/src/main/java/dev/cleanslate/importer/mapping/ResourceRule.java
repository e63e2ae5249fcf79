package dev.cleanslate.importer.mapping;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a row stands for: one resource of its owner.
///
/// @param kind the catalog's kind, or how it follows from a column
/// @param id the provider's id
/// @param pattern what the id must match as a whole, so that a dry run can tell
/// @param optional whether a row without an id simply has no such resource
/// @param name the column with what people call it
/// @param scope where it lies
/// @param account the account it was made in
/// @param proved whether the owner's proof is registered with it
public record ResourceRule(
    Kind kind,
    Term id,
    Optional<Pattern> pattern,
    boolean optional,
    Optional<String> name,
    Map<String, Term> scope,
    Term account,
    boolean proved) {
  public ResourceRule {
    scope = new TreeMap<>(scope);
  }

  /// The columns that it takes.
  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    kind.by().ifPresent(columns::add);
    id.columns(columns);
    name.ifPresent(columns::add);
    scope.values().forEach(term -> term.columns(columns));
    account.columns(columns);
    return columns;
  }

  /// The settings that it takes.
  public Set<String> settings() {
    Set<String> settings = new LinkedHashSet<>();
    id.settings(settings);
    scope.values().forEach(term -> term.settings(settings));
    account.settings(settings);
    return settings;
  }

  /// A kind, which another takes the place of where a column has certain values.
  public record Kind(String usual, Optional<String> by, Map<String, String> values) {
    public Kind {
      values = Map.copyOf(values);
    }
  }
}
