package dev.cleanslate.importer.ledger;

/// The record of owners and what they hold. Thread-safe.
public interface Ledger {
  /// What it knows of an owner; nothing where nobody registered it.
  Known known(String type, String id) throws Unreachable, InterruptedException;

  /// Registers; repeating it changes nothing. What is refused is left out and told, and the rest is
  /// registered all the same.
  Outcome register(Registration registration) throws Unreachable, InterruptedException;
}
