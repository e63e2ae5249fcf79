package dev.cleanslate.orchestrator.api.security;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/// Turns a token whose signature holds into an authentication: it must say who (`sub`) and for
/// which tenant (`tenant`), and grants what is in `scope`.
final class Tokens implements Converter<Jwt, AbstractAuthenticationToken> {
  static final String READ = "SCOPE_cleanslate.read";
  static final String WRITE = "SCOPE_cleanslate.write";
  static final String OPERATE = "SCOPE_cleanslate.operate";

  private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

  Tokens() {
    scopes.setAuthoritiesClaimName("scope");
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Caller caller = caller(token);
    Collection<GrantedAuthority> granted = scopes.convert(token);
    return new JwtAuthenticationToken(token, granted, caller.name());
  }

  static Caller caller(Jwt token) {
    try {
      return new Caller(
          Require.text("sub", token.getSubject(), Caller.MAX_NAME),
          Require.slug("tenant", text(token, "tenant")),
          token.getExpiresAt());
    } catch (InvalidField wrong) {
      throw new InvalidBearerTokenException(
          "Its claim %s %s.".formatted(wrong.field(), wrong.problem()), wrong);
    }
  }

  private static @Nullable String text(Jwt token, String claim) {
    Object value = token.getClaims().get(claim);
    if (value != null && !(value instanceof String)) {
      throw new InvalidField(claim, "is not a text");
    }
    return (String) value;
  }
}
