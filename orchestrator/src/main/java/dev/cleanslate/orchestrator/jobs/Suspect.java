package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that may be orphaned.
///
/// @param why what is wrong with it
/// @param owner whose it is
/// @param ownerState what its owner is now
/// @param past whether it belongs to a life of its owner that is over and was followed by another
/// @param kind its kind; absent where it is about the owner as a whole
/// @param id the provider's id, or the intent's key
/// @param since since when
/// @param deletion the deletion that left it, if one did
record Suspect(
    Why why,
    OwnerRef owner,
    Owner.State ownerState,
    boolean past,
    @Nullable String kind,
    @Nullable String id,
    Instant since,
    @Nullable UUID deletion) {
  /// What is wrong.
  enum Why {
    /// It was registered after its owner's end, and is held.
    HELD,
    /// A deletion that ended left it stuck, or nobody could tell.
    LEFT,
    /// It was announced, and nobody ever said what became of it.
    UNSETTLED,
    /// Its owner could not be provisioned, and is not being deleted.
    FAILED;

    String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Whether the sweep may delete its owner. What belongs to an earlier life cannot be deleted
  /// without the present one, and an owner that lives is not deleted for what it only announced: a
  /// person must look at both.
  boolean isDeletable() {
    return !past
        && switch (why) {
          case HELD, LEFT, FAILED -> true;
          case UNSETTLED -> ownerState == Owner.State.DELETED;
        };
  }
}
