package dev.cleanslate.records.declared;

import java.util.List;

/// Which of an owner's rows are meant.
public sealed interface Condition {
  /// All of them.
  record Any() implements Condition {}

  /// Those whose column holds one of these values.
  record In(String column, List<String> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /// Those whose column holds none of these values; nothing at all is none of them.
  record NotIn(String column, List<String> values) implements Condition {
    public NotIn {
      values = List.copyOf(values);
    }
  }

  /// Those whose column holds nothing.
  record Empty(String column) implements Condition {}
}
