package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person should look at this. Travels on `cleanslate.orphan-alerts`, keyed by resource, at least
/// once; one finding is one alert until it changes.
///
/// @param id the finding's number
/// @param finding what was found
/// @param saga the saga that found it; absent for findings outside one
/// @param step the step, which is the ledger's number of the resource; absent where it is about the
///   whole owner
/// @param reason what blocks it or what was seen, in plain words
/// @param resolved whether this says that the finding has ended
/// @param at when it was found, or ended
public record OrphanAlert(
    long id,
    Finding finding,
    OwnerRef owner,
    @Nullable UUID saga,
    @Nullable Long step,
    @Nullable Target resource,
    String reason,
    boolean resolved,
    Instant at) {
  public OrphanAlert {
    Require.within("id", id, 1, Long.MAX_VALUE);
    Require.present("finding", finding);
    Require.present("owner", owner);
    Require.text("reason", reason, Reply.MAX_DETAIL);
    Require.present("at", at);
  }

  /// The key under which it is published: the resource where there is one, else the owner.
  public String key() {
    return resource == null ? owner.key() : resource.kind() + "/" + resource.id();
  }

  /// What kind of thing was found.
  public enum Finding {
    /// It is there and cannot be deleted as things stand.
    @JsonProperty("stuck")
    STUCK,
    /// Nobody can tell whether it is there.
    @JsonProperty("unverifiable")
    UNVERIFIABLE,
    /// It was seen gone and is there again.
    @JsonProperty("resurrected")
    RESURRECTED,
    /// It was registered while its owner was being deleted, or after.
    @JsonProperty("late")
    LATE,
    /// The owner to delete was never registered.
    @JsonProperty("unknown-owner")
    UNKNOWN_OWNER,
    /// It is still there after its deletion was abandoned.
    @JsonProperty("abandoned")
    ABANDONED,
    /// A search came upon something whose name only resembles the owner's; it is left alone.
    @JsonProperty("resembling")
    RESEMBLING,
    /// A census came upon it: nobody registered it, and its owner's own record is not there.
    @JsonProperty("ownerless")
    OWNERLESS,
    /// A census came upon it: nobody registered it, though its owner seems to live.
    @JsonProperty("unregistered")
    UNREGISTERED
  }
}
