package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.security.Caller;
import org.jspecify.annotations.Nullable;

/// The body of a request for a deletion.
///
/// @param id names the request, so that repeating it is safe; the header Idempotency-Key does too
/// @param owner whom to delete
/// @param requestedBy the person or service behind it; absent means the token's
/// @param reason why, for the history
/// @param planHash the hash of the plan that was previewed; a plan that has changed since is
///   refused
/// @param force whether what is in use is to be ended first; absent means no
/// @param dryRun whether to look only and say what would go; absent means no
record NewDeletion(
    @Nullable String id,
    Caller.Named owner,
    @Nullable String requestedBy,
    @Nullable String reason,
    @Nullable String planHash,
    @Nullable Boolean force,
    @Nullable Boolean dryRun)
    implements Exact {

  /// The request as the intake takes it, with that id where the body has none.
  DeleteRequest request(Caller caller, @Nullable String name) {
    return new DeleteRequest(
        name,
        null,
        caller.owner(Require.present("owner", owner)),
        requestedBy == null ? caller.name() : requestedBy,
        reason,
        planHash,
        force,
        dryRun);
  }

  /// What names the request: the header, else the body's id; absent where neither is there.
  @Nullable String name(@Nullable String header) {
    return name(id, header);
  }

  /// As for any request whose body may have an id.
  static @Nullable String name(@Nullable String id, @Nullable String header) {
    Require.optional("Idempotency-Key", header, 200);
    Require.optional("id", id, 200);
    if (header != null && id != null && !header.equals(id)) {
      throw new InvalidField(
          "id", "is another one than in the header Idempotency-Key; send one of them");
    }
    return header == null ? id : header;
  }
}
