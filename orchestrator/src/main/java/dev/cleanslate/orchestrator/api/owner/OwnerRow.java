package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// An owner's row as it is read for showing; never written.
///
/// @param holder the person or service whose it is in its present life, as far as anybody said
@Table("owner")
public record OwnerRow(
    @Id long no,
    String tenant,
    String type,
    String id,
    int incarnation,
    String state,
    boolean registered,
    Instant bornAt,
    @Nullable Instant deletedAt,
    @Nullable String holder) {

  /// It, under its id.
  public OwnerRef ref() {
    return new OwnerRef(tenant, type, id);
  }
}
