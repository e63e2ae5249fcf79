package dev.cleanslate.importer.run;

import dev.cleanslate.importer.mapping.Term;
import dev.cleanslate.importer.old.Row;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Works out terms for a row. Pure.
///
/// @param settings what the settings say
/// @param account the account that the older database proves
record Values(Map<String, String> settings, String account) {
  /// What a term comes to.
  sealed interface Found {
    record Value(String text) implements Found {}

    /// The column is empty.
    record Empty(String column) implements Found {}

    /// The column says something that has no meaning here.
    record Unknown(String column, String value) implements Found {}
  }

  Found find(Term term, Row row, String owner) {
    return switch (term) {
      case Term.Column(var name, var otherwise) ->
          row.value(name)
              .<Found>map(Found.Value::new)
              .orElseGet(() ->
                  otherwise
                      .map(other -> find(other, row, owner))
                      .orElseGet(() -> new Found.Empty(name)));
      case Term.Said(var setting) -> new Found.Value(said(setting));
      case Term.Choice(var by, var values) -> choice(by, values, row, owner);
      case Term.OwnerText(var text) -> new Found.Value(text.replace("{owner}", owner));
      case Term.DatabaseAccount() -> new Found.Value(account);
    };
  }

  private Found choice(String by, Map<String, Term> values, Row row, String owner) {
    Optional<String> value = row.value(by);
    if (value.isEmpty()) {
      return new Found.Empty(by);
    }
    Term chosen = values.get(value.get().strip().toLowerCase(Locale.ROOT));
    return chosen == null ? new Found.Unknown(by, value.get()) : find(chosen, row, owner);
  }

  private String said(String setting) {
    String value = settings.get(setting);
    if (value == null) {
      throw new IllegalStateException("rules without their setting " + setting + " are left out");
    }
    return value;
  }
}
