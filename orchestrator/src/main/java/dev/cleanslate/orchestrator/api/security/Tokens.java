package dev.cleanslate.orchestrator.api.security;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/// Turns a token whose signature holds into an authentication: it must say who (`sub`) and for
/// which tenant (`tenant`), and grants what is in `scope`. The scope `cleanslate.own` narrows: a
/// token that has it grants nothing else. Thread-safe.
public final class Tokens implements Converter<Jwt, AbstractAuthenticationToken> {
  /// May read what is the tenant's.
  public static final String READ = "SCOPE_cleanslate.read";

  /// May change what is the tenant's.
  public static final String WRITE = "SCOPE_cleanslate.write";

  /// May do what only operators do.
  public static final String OPERATE = "SCOPE_cleanslate.operate";

  /// May read and delete what the caller holds, by the surfaces of old systems only.
  public static final String OWN = "SCOPE_cleanslate.own";

  private static final JwtGrantedAuthoritiesConverter SCOPES = new JwtGrantedAuthoritiesConverter();

  static {
    SCOPES.setAuthoritiesClaimName("scope");
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Caller caller = caller(token);
    Collection<GrantedAuthority> granted = SCOPES.convert(token);
    return new JwtAuthenticationToken(
        token,
        caller.onlyHeld() ? List.of(new SimpleGrantedAuthority(OWN)) : granted,
        caller.name());
  }

  /// Whom a token names that holds.
  public static Caller caller(Jwt token) {
    try {
      return new Caller(
          Require.text("sub", token.getSubject(), Caller.MAX_NAME),
          Require.slug("tenant", text(token, "tenant")),
          token.getExpiresAt(),
          isNarrow(token));
    } catch (InvalidField wrong) {
      throw new InvalidBearerTokenException(
          "Its claim %s %s.".formatted(wrong.field(), wrong.problem()), wrong);
    }
  }

  private static boolean isNarrow(Jwt token) {
    return SCOPES.convert(token).stream().map(GrantedAuthority::getAuthority).anyMatch(OWN::equals);
  }

  private static @Nullable String text(Jwt token, String claim) {
    Object value = token.getClaims().get(claim);
    if (value != null && !(value instanceof String)) {
      throw new InvalidField(claim, "is not a text");
    }
    return (String) value;
  }
}
