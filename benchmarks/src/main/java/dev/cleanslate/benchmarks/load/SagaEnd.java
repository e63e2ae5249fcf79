package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.OwnerRef;

/// The part of a saga event that says whose deletion has come to which state.
record SagaEnd(OwnerRef owner, String state) {
  /// Whether nothing moves any more.
  boolean isEnd() {
    return switch (state) {
      case "planning", "deleting" -> false;
      default -> true;
    };
  }

  boolean isDeleted() {
    return state.equals("deleted");
  }
}
