package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An owner as the ledger knows it.
///
/// @param no the ledger's number of it
/// @param incarnation which of its lives this is, from 1
/// @param bornAt when the first registration of this incarnation happened, by upstream's clock
/// @param deletedAt when its present incarnation was deleted, or hidden to be deleted; absent while
///   it is neither
/// @param registered whether upstream ever registered it; an owner that only a delete request named
///   is not
public record Owner(
    long no,
    OwnerRef ref,
    int incarnation,
    State state,
    Instant bornAt,
    @Nullable Instant deletedAt,
    boolean registered) {

  /// What an owner is.
  public enum State {
    /// It lives.
    ACTIVE,
    /// It is to be deleted, and can be restored until the first thing of it is.
    HIDDEN,
    /// A saga deletes it.
    DELETING,
    /// It was deleted, and everything it held was seen gone.
    DELETED;

    /// As it is written in the database and in answers.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The state that is written so.
    public static State of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }
}
