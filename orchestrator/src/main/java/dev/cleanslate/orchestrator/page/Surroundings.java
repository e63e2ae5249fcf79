package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.api.security.Tokens;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What every template of the page can use: `may`, `who`, `tenant` and `times`.
@ControllerAdvice(basePackageClasses = Surroundings.class)
final class Surroundings {
  private final BriefLocks database;
  private final ZoneId zone;

  Surroundings(BriefLocks database, @Value("${cleanslate.page.zone:UTC}") ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  @ModelAttribute("may")
  May may() {
    return May.of(let());
  }

  @ModelAttribute("times")
  PageTimes times() {
    return new PageTimes(database.now(), zone);
  }

  @ModelAttribute("who")
  @Nullable String who() {
    Caller caller = caller();
    return caller == null ? null : caller.name();
  }

  @ModelAttribute("tenant")
  @Nullable String tenant() {
    Caller caller = caller();
    return caller == null ? null : caller.tenant();
  }

  private static @Nullable Caller caller() {
    return let() instanceof JwtAuthenticationToken signedIn
        ? Tokens.caller(signedIn.getToken())
        : null;
  }

  private static @Nullable Authentication let() {
    return SecurityContextHolder.getContext().getAuthentication();
  }
}
