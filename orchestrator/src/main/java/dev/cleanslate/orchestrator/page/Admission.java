package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.api.security.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Lets a visitor in with a token, from wherever it came, once the decoder of `/v1` has checked it.
/// The token is kept in the visitor's browser, and repeated nowhere. Thread-safe.
@Component
final class Admission {
  private static final Duration WITHOUT_END = Duration.ofDays(1);

  private final ObjectProvider<JwtDecoder> decoders;
  private final BriefLocks database;

  Admission(ObjectProvider<JwtDecoder> decoders, BriefLocks database) {
    this.decoders = decoders;
    this.database = database;
  }

  /// Why the token was not taken; absent where it was.
  @Nullable String refusal(String token, HttpServletRequest request, HttpServletResponse response) {
    if (token.length() > PageCookie.MAX) {
      return "The token has more than %d characters, which browsers do not keep."
          .formatted(PageCookie.MAX);
    }
    try {
      Jwt read = decoders.getObject().decode(token);
      May may = May.of(new Tokens().convert(read));
      if (!may.read() && !may.own()) {
        return "The token holds, but not for this page: its claim scope must hold cleanslate.read"
            + " or cleanslate.own.";
      }
      PageCookie.keep(request, response, token, life(Tokens.caller(read)));
      return null;
    } catch (AuthenticationException incomplete) {
      return "The token does not say enough. " + incomplete.getMessage();
    } catch (JwtException _) {
      return "The token does not hold: it is malformed, expired, or signed by somebody else.";
    }
  }

  private Duration life(Caller caller) {
    return caller.until() == null ? WITHOUT_END : Duration.between(database.now(), caller.until());
  }
}
