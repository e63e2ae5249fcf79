package dev.cleanslate.orchestrator.api.security;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who makes a call, as the token says it.
///
/// @param name the token's `sub`, recorded as who
/// @param tenant the one tenant that is read and written
/// @param until when the token expires; absent where it never does
/// @param onlyHeld whether only owners count whose holder the caller is, as for a person who may
///   delete what is theirs and nothing else
public record Caller(String name, String tenant, @Nullable Instant until, boolean onlyHeld) {
  /// The most characters a `sub` may have.
  public static final int MAX_NAME = 190;

  /// The owner of that type and id in the caller's tenant.
  public OwnerRef owner(String type, String id) {
    return new OwnerRef(tenant, type, id);
  }

  /// The owner that a body names; a [Problem] where it names another tenant.
  public OwnerRef owner(Named owner) {
    if (owner.tenant() != null && !owner.tenant().equals(tenant)) {
      throw otherTenant("owner.tenant");
    }
    return new OwnerRef(tenant, owner.type(), owner.id());
  }

  /// Refuses a call that names another tenant than the token's.
  public Problem otherTenant(String field) {
    return Problem.of(
            403,
            "other-tenant",
            "Another tenant",
            "%s names another tenant than the token, which is for %s; leave it out, or use a token for that tenant"
                .formatted(field, tenant))
        .about(field);
  }

  /// An owner as a body may name it.
  ///
  /// @param tenant absent means the token's
  public record Named(@Nullable String tenant, String type, String id) {}
}
