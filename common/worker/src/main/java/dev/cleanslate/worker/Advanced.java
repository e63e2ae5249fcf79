package dev.cleanslate.worker;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Tally;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of advancing a resource. The runtime makes a [dev.cleanslate.messages.Reply] of it.
public sealed interface Advanced {
  /// The provider says it is deleted, or it was not there any more. A claim, not a proof.
  ///
  /// @param tally of a set: what was taken away this time
  record Gone(Evidence evidence, @Nullable Tally tally) implements Advanced {
    /// A single thing is gone.
    public Gone(Evidence evidence) {
      this(evidence, null);
    }
  }

  /// It goes, but slowly.
  ///
  /// @param tally of a set: what was taken away this time
  record StillDeleting(Duration nextLook, String detail, @Nullable Tally tally)
      implements Advanced {
    /// A single thing goes slowly.
    public StillDeleting(Duration nextLook, String detail) {
      this(nextLook, detail, null);
    }
  }

  /// A search came upon nothing that is the owner's.
  ///
  /// @param alike what only resembles, for people; at most
  ///   [dev.cleanslate.messages.Reply#MAX_FOUND]
  record CameUponNothing(Evidence evidence, List<Found> alike) implements Advanced {
    public CameUponNothing {
      alike = List.copyOf(alike);
    }
  }

  /// A search came upon these, and asks to be repeated when they have been dealt with. At most
  /// [dev.cleanslate.messages.Reply#MAX_FOUND].
  record CameUpon(Duration nextLook, String detail, List<Found> found) implements Advanced {
    public CameUpon {
      found = List.copyOf(found);
    }
  }

  /// It will not go as things stand.
  record Refused(Refusal reason, String detail) implements Advanced {}

  /// Nothing can be said now; the outcome of what was sent is unknown.
  ///
  /// @param retryAfter how long to wait, where the provider said
  record Unavailable(String detail, @Nullable Duration retryAfter) implements Advanced {}
}
