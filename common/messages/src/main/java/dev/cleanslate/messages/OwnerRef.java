package dev.cleanslate.messages;

import org.jspecify.annotations.Nullable;

/// Who is deleted: tenant, type and id (`acme`, `clone`, `clone-7`). The tenant is `default` where
/// none is said.
///
/// Equality is exact and case-sensitive; a prefix never matches.
public record OwnerRef(String tenant, String type, String id) {
  /// The kind of resource that an owner is to the owner that owns it.
  public static final String KIND = "owner";

  /// The scope entry of such a resource that says of which type it is; its id is the owner's id.
  public static final String TYPE_SCOPE = "type";

  /// The tenant of owners that name none.
  public static final String DEFAULT_TENANT = "default";

  /// Checks all three; the id may hold anything printable up to 200 characters.
  public OwnerRef(@Nullable String tenant, String type, String id) {
    this.tenant = tenant == null ? DEFAULT_TENANT : Require.slug("owner.tenant", tenant);
    this.type = Require.slug("owner.type", type);
    this.id = Require.text("owner.id", id, 200);
  }

  /// The key under which everything about this owner is published: `tenant/type/id`.
  public String key() {
    return tenant + "/" + type + "/" + id;
  }

  @Override
  public String toString() {
    return key();
  }
}
