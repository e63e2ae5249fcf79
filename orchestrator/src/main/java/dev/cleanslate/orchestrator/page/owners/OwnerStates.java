package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.orchestrator.page.Sign;

/// The words and icons of owners and of what they hold.
final class OwnerStates {
  private OwnerStates() {}

  static Sign ofOwner(String state) {
    return switch (state) {
      case "active" -> new Sign("present", "present", "There");
      case "hidden" -> new Sign("waiting", "waiting", "In grace");
      case "deleting" -> new Sign("deleting", "sent", "Deleting");
      case "deleted" -> new Sign("deleted", "gone", "Deleted");
      default -> throw new IllegalArgumentException("no state of an owner: " + state);
    };
  }

  static Sign ofResource(String state) {
    return switch (state) {
      case "registered" -> new Sign("present", "present", "Registered");
      case "intended" -> new Sign("planned", "planned", "Announced");
      case "held" -> new Sign("held", "held", "Held back");
      case "removed" -> new Sign("abandoned", "abandoned", "Removed by its owner");
      case "gone" -> new Sign("gone", "gone", "Gone");
      default -> throw new IllegalArgumentException("no state of a resource: " + state);
    };
  }

  /// Where a resource came from.
  static String origin(@org.jspecify.annotations.Nullable String by) {
    if (by == null) {
      return "not on record";
    }
    return switch (by) {
      case "upstream" -> "upstream, by a message";
      case "cleanslate" -> "found by a search";
      default -> by;
    };
  }
}
