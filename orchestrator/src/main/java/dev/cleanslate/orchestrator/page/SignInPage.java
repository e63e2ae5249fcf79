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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with a token and out again. The token is checked by the one who checks those of
/// `/v1`, kept in the visitor's browser, and repeated nowhere.
@Controller
final class SignInPage {
  private static final Duration WITHOUT_END = Duration.ofDays(1);

  private final ObjectProvider<JwtDecoder> decoders;
  private final BriefLocks database;

  SignInPage(ObjectProvider<JwtDecoder> decoders, BriefLocks database) {
    this.decoders = decoders;
    this.database = database;
  }

  @GetMapping("/sign-in")
  String ask(@RequestParam(defaultValue = "/") String next, Model model) {
    return form(model, next, null);
  }

  @PostMapping("/sign-in")
  String signIn(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String plain = token.strip();
    String refusal = plain.isEmpty() ? "Paste a token first." : keep(plain, request, response);
    if (refusal == null) {
      return "redirect:" + Routes.safe(next);
    }
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return form(model, next, refusal);
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    PageCookie.forget(request, response);
    return "redirect:/sign-in";
  }

  private static String form(Model model, String next, @Nullable String refusal) {
    model.addAttribute("next", Routes.safe(next));
    model.addAttribute("refusal", refusal);
    return "page/sign-in";
  }

  /// Why it was not taken; absent where it was.
  private @Nullable String keep(
      String token, HttpServletRequest request, HttpServletResponse response) {
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
