package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.http.Times;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request for many deletions: a list of owners, or a filter with the number of
/// owners that it was seen to match.
///
/// @param id names the request, so that repeating it is safe; the header Idempotency-Key does too
/// @param owners whom to delete, by id or alias
/// @param filter whom to delete, by what they are
/// @param expect how many the filter matches, as far as the caller knows
/// @param requestedBy the person or service behind it; absent means the token's
/// @param reason why, for the history
/// @param force whether what is in use is to be ended first; absent means no
/// @param dryRun whether to look only and say what would go; absent means no
record BulkRequest(
    @Nullable String id,
    @Nullable List<Caller.Named> owners,
    @Nullable Filter filter,
    @Nullable Integer expect,
    @Nullable String requestedBy,
    @Nullable String reason,
    @Nullable Boolean force,
    @Nullable Boolean dryRun)
    implements Exact {
  /// The most owners that one request may name or match.
  static final int MOST = 1000;

  BulkRequest {
    if ((owners == null) == (filter == null)) {
      throw new InvalidField("owners", "must be there, or else filter, and not both");
    }
    if (owners != null) {
      Require.within("owners.size", owners.size(), 1, MOST);
      owners.forEach(owner -> Require.present("owners entry", owner));
    }
    if (filter != null && expect == null) {
      throw new InvalidField(
          "expect", "is missing: say how many owners the filter matches, as you were shown");
    }
  }

  /// The request for one of them, as if it were asked for alone.
  NewDeletion one(Caller.Named owner) {
    return new NewDeletion(null, owner, requestedBy, reason, null, force, dryRun);
  }

  /// What owners must be to be meant.
  ///
  /// @param type of that type
  /// @param state in that state; absent means active
  /// @param registeredBefore whose present life began before that time
  /// @param registeredAfter whose present life began at that time or later
  record Filter(
      String type,
      @Nullable String state,
      @Nullable Instant registeredBefore,
      @Nullable Instant registeredAfter) {
    private static final List<String> STATES =
        Arrays.stream(Owner.State.values()).map(Owner.State::wire).toList();

    Filter {
      Require.slug("filter.type", type);
      state = state == null ? Owner.State.ACTIVE.wire() : state;
      if (!STATES.contains(state)) {
        throw new InvalidField("filter.state", "must be one of " + String.join(", ", STATES));
      }
    }

    Instant before() {
      return registeredBefore == null ? Times.LAST : registeredBefore;
    }

    Instant after() {
      return registeredAfter == null ? Times.FIRST : registeredAfter;
    }
  }
}
