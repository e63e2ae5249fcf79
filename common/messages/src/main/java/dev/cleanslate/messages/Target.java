package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing at a provider, as a worker needs to know it: its kind, its exact id there, where it
/// lies, which account it was recorded in, and what proves that it is still the same thing.
///
/// @param kind the catalog's name for it (`openai.vector_store`)
/// @param id the provider's own id; absent only for an intent, which has none yet
/// @param scope where it lies (`vector_store`, `conversation`, `zone`, `region`), by the catalog's
///   names
/// @param account the account that the registering credential proved (`org-x/proj-y`); absent where
///   unknown
/// @param marker for an intent: the exact ownership mark that a listing must show to be the thing
///   meant
/// @param sameness for kinds whose ids are reused: the value that must still be read before it is
///   deleted
public record Target(
    String kind,
    @Nullable String id,
    Map<String, String> scope,
    @Nullable String account,
    @Nullable String marker,
    @Nullable String sameness) {

  public Target {
    Require.slug("target.kind", kind);
    Require.optional("target.id", id, Require.MAX_ID);
    scope = Require.scope("target.scope", scope);
    Require.optional("target.account", account, 200);
    Require.optional("target.marker", marker, 200);
    Require.optional("target.sameness", sameness, 200);
    if (id == null && marker == null) {
      throw new InvalidField(
          "target.id", "is missing, and there is no target.marker to find it by");
    }
  }

  /// A plain target without marker or proof of sameness.
  public static Target of(
      String kind, String id, Map<String, String> scope, @Nullable String account) {
    return new Target(kind, id, scope, account, null, null);
  }

  /// Whether this was only announced and its id is not known yet.
  @JsonIgnore
  public boolean isIntent() {
    return id == null;
  }
}
