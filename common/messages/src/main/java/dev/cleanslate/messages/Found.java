package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a search came upon at a provider.
///
/// @param kind the catalog's name of its kind
/// @param id the provider's id
/// @param scope where it lies
/// @param account the account that the credential proved
/// @param name what it is called there; shown to people
/// @param claim what speaks for its being the owner's
public record Found(
    String kind,
    String id,
    Map<String, String> scope,
    @Nullable String account,
    @Nullable String name,
    Claim claim) {
  public Found {
    Require.slug("found.kind", kind);
    Require.text("found.id", id, Require.MAX_ID);
    scope = Require.scope("found.scope", scope);
    Require.optional("found.account", account, 200);
    Require.optional("found.name", name, 500);
    Require.present("found.claim", claim);
  }

  /// Why something is taken for an owner's.
  public enum Claim {
    /// It bears the owner's exact mark.
    @JsonProperty("mark")
    MARK,
    /// Its name is exactly the one that the catalog states for this owner.
    @JsonProperty("name")
    NAME,
    /// Its name only resembles: a reason to tell a person, never to delete.
    @JsonProperty("alike")
    ALIKE;

    /// Whether it may be deleted with the owner.
    public boolean isAuthority() {
      return this != ALIKE;
    }
  }
}
