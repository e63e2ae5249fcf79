package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import org.jspecify.annotations.Nullable;

/// Something that is there and that nobody knows.
///
/// @param owner whose it would be
/// @param name what people call it
/// @param ownerless whether its owner is gone, so that it may be deleted on request; else the owner
///   seems to live, and should be registered
/// @param kept why it cannot be deleted all the same; absent where it can
record Sighting(
    OwnerRef owner,
    Target target,
    @Nullable String name,
    boolean ownerless,
    @Nullable String kept) {
  String finding() {
    return ownerless ? "ownerless" : "unregistered";
  }

  /// For people; the same at each sighting, so that nobody is told twice.
  String reason() {
    if (!ownerless) {
      return "it is there and its owner seems to live, but nobody registered it; register its"
          + " owner";
    }
    return kept == null
        ? "it is there, but nobody registered it and its owner is gone; have it deleted, or"
            + " register it"
        : "it is there, but nobody registered it and its owner is gone; it cannot be deleted from"
            + " here, for "
            + kept;
  }
}
