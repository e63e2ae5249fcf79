package dev.cleanslate.importer.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a value of a registration comes about. Pure data.
public sealed interface Term {
  /// Adds the columns that it takes.
  void columns(Set<String> to);

  /// Adds the settings that it takes.
  void settings(Set<String> to);

  /// A column of the row; another term where that is empty.
  record Column(String name, Optional<Term> otherwise) implements Term {
    @Override
    public void columns(Set<String> to) {
      to.add(name);
      otherwise.ifPresent(term -> term.columns(to));
    }

    @Override
    public void settings(Set<String> to) {
      otherwise.ifPresent(term -> term.settings(to));
    }
  }

  /// A setting.
  record Said(String setting) implements Term {
    @Override
    public void columns(Set<String> to) {
      // It is in no table.
    }

    @Override
    public void settings(Set<String> to) {
      to.add(setting);
    }
  }

  /// One of several terms, by what a column says; letters count alike in both cases.
  record Choice(String by, Map<String, Term> values) implements Term {
    public Choice {
      values = Map.copyOf(values);
    }

    @Override
    public void columns(Set<String> to) {
      to.add(by);
      values.values().forEach(term -> term.columns(to));
    }

    @Override
    public void settings(Set<String> to) {
      values.values().forEach(term -> term.settings(to));
    }
  }

  /// A text that holds the owner's id, `{owner}`, and is otherwise fixed.
  record OwnerText(String text) implements Term {
    @Override
    public void columns(Set<String> to) {
      // The owner is known without it.
    }

    @Override
    public void settings(Set<String> to) {
      // It needs none.
    }
  }

  /// The account that a connection to the older database proves.
  record DatabaseAccount() implements Term {
    @Override
    public void columns(Set<String> to) {
      // The connection says it.
    }

    @Override
    public void settings(Set<String> to) {
      // It needs none.
    }
  }
}
