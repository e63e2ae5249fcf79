package dev.cleanslate.orchestrator.api.owner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An owner as it is shown.
///
/// @param incarnation which of its lives this is, from 1
/// @param state `active`, `hidden`, `deleting` or `deleted`
/// @param registered whether upstream ever registered it
/// @param holder the person or service whose it is, as far as anybody said
/// @param aliases its further names; absent in lists
/// @param latestDeletion the last deletion that was asked for, or dry run if there was nothing
///   else; absent in lists, or where there was none
record OwnerView(
    String tenant,
    String type,
    String id,
    int incarnation,
    String state,
    boolean registered,
    Instant bornAt,
    @Nullable Instant deletedAt,
    @Nullable String holder,
    @Nullable List<String> aliases,
    @Nullable UUID latestDeletion) {

  static OwnerView inList(OwnerRow row) {
    return whole(row, null, null);
  }

  static OwnerView whole(
      OwnerRow row, @Nullable List<String> aliases, @Nullable UUID latestDeletion) {
    return new OwnerView(
        row.tenant(),
        row.type(),
        row.id(),
        row.incarnation(),
        row.state(),
        row.registered(),
        row.bornAt(),
        row.deletedAt(),
        row.holder(),
        aliases,
        latestDeletion);
  }
}
