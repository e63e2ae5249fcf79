package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/// An upstream service's wish that everything an owner has be deleted. Travels on
/// `cleanslate.delete-requests`.
///
/// `source` and `id` together name the request: the same pair again is the same request. They come
/// from the CloudEvents headers where those are present, else from the body, else from the record's
/// place in the topic.
///
/// @param id the request's id within its source; absent in the body where the headers carry it
/// @param source who asks; absent in the body where the headers carry it
/// @param owner whom to delete
/// @param requestedBy the person or service behind it, for the history
/// @param reason why, for the history
/// @param planHash the hash of the plan that was previewed; a plan that has changed since is
///   refused
/// @param force whether what is in use (open sessions) is to be ended first; absent means no
/// @param dryRun whether to look only and say what would go; absent means no
public record DeleteRequest(
    @Nullable String id,
    @Nullable String source,
    OwnerRef owner,
    @Nullable String requestedBy,
    @Nullable String reason,
    @Nullable String planHash,
    @Nullable Boolean force,
    @Nullable Boolean dryRun) {
  public DeleteRequest {
    Require.optional("id", id, 200);
    Require.optional("source", source, 200);
    Require.present("owner", owner);
    Require.optional("requested_by", requestedBy, 200);
    Require.optional("reason", reason, 1000);
    Require.optional("plan_hash", planHash, 64);
  }

  /// A request that deletes, and forces nothing.
  public DeleteRequest(
      @Nullable String id,
      @Nullable String source,
      OwnerRef owner,
      @Nullable String requestedBy,
      @Nullable String reason,
      @Nullable String planHash) {
    this(id, source, owner, requestedBy, reason, planHash, null, null);
  }

  /// Whether what is in use is to be ended first.
  @JsonIgnore
  public boolean isForced() {
    return Boolean.TRUE.equals(force);
  }

  /// Whether nothing is to be deleted.
  public boolean looksOnly() {
    return Boolean.TRUE.equals(dryRun);
  }
}
