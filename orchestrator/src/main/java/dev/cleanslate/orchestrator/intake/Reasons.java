package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.ledger.LedgerConflict;

/// Why a record was refused, as it stands beside the dead letter.
final class Reasons {
  private Reasons() {}

  static String of(RuntimeException failure) {
    return switch (failure) {
      case Wire.Unreadable unreadable -> String.valueOf(unreadable.getMessage());
      case InvalidField invalid -> String.valueOf(invalid.getMessage());
      case DeletionRefused refused -> refused.reason() + ": " + refused.getMessage();
      case RegistrationRefused refused -> String.valueOf(refused.getMessage());
      case LedgerConflict conflict -> String.valueOf(conflict.getMessage());
      case RuntimeException other -> "it fails: " + other;
    };
  }
}
