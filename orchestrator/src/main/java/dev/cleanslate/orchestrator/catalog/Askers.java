package dev.cleanslate.orchestrator.catalog;

/// Who may ask for the deletion of a type's owners.
public enum Askers {
  /// Whoever may write: by an upstream's event, by the public API, as an operator.
  ANYBODY,
  /// Operators, and an upstream by its event; no call of the public API does.
  OPERATORS
}
