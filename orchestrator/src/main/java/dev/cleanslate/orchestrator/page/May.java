package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.security.Tokens;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/// What the visitor may do, by the scopes of their token, which count here as at `/v1`. A template
/// offers only what is allowed; whoever acts requires it all the same.
///
/// @param read whether all that is the tenant's may be read
/// @param write whether it may be changed
/// @param operate whether what only operators do may be done
/// @param own whether nothing counts but what the visitor holds
public record May(boolean read, boolean write, boolean operate, boolean own) {
  /// Nothing.
  static final May NOTHING = new May(false, false, false, false);

  static May of(@Nullable Authentication let) {
    if (let == null) {
      return NOTHING;
    }
    Set<String> granted =
        let.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    return new May(
        granted.contains(Tokens.READ),
        granted.contains(Tokens.WRITE),
        granted.contains(Tokens.OPERATE),
        granted.contains(Tokens.OWN));
  }

  /// Whether something may be deleted: anything, or at least what is the visitor's own.
  public boolean delete() {
    return write || own;
  }

  /// A [Problem] where the tenant's things may not be changed.
  public void requireWrite() {
    require(write, "cleanslate.write");
  }

  /// A [Problem] where nothing may be deleted.
  public void requireDelete() {
    require(delete(), "cleanslate.write or cleanslate.own");
  }

  /// A [Problem] where what only operators do may not be done.
  public void requireOperate() {
    require(operate, "cleanslate.operate");
  }

  private static void require(boolean granted, String scope) {
    if (!granted) {
      throw Scopes.missing(scope);
    }
  }
}
