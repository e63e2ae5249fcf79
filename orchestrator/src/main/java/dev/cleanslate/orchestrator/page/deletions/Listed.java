package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.page.Cause;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deletion as one row of the list.
///
/// @param shown what it is doing, by the API's word
/// @param cause what blocks it; absent where nothing does
/// @param stuckSince since when something has been stuck or unverifiable
/// @param next when something will be done about it
/// @param held who holds it, and why; absent where nobody does
/// @param rank,sort its place in the list
record Listed(
    UUID id,
    String type,
    String owner,
    String shown,
    boolean rehearsal,
    Slate slate,
    @Nullable Cause cause,
    @Nullable Instant stuckSince,
    @Nullable Instant next,
    @Nullable String held,
    Instant createdAt,
    @Nullable Instant finishedAt,
    int rank,
    long sort) {
  /// Its state, as a word and a shape.
  public Sign sign() {
    return Sign.ofDeletion(shown);
  }

  /// Its owner.
  public String name() {
    return type + "/" + owner;
  }

  /// Whether its owner can still be given back for a while.
  public boolean grace() {
    return shown.equals("grace");
  }

  /// Whether it has ended.
  public boolean ended() {
    return finishedAt != null;
  }

  /// Who acts.
  public String who() {
    if (cause != null) {
      return cause.who();
    }
    return held == null ? "nobody: it goes on" : "operator";
  }

  /// Whether a person must act.
  public boolean person() {
    return held != null || (cause != null && cause.person());
  }
}
