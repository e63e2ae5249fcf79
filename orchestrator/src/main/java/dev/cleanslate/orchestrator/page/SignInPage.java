package dev.cleanslate.orchestrator.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with a token and out again. The token is checked by the one who checks those of
/// `/v1`, kept in the visitor's browser, and repeated nowhere.
@Controller
final class SignInPage {
  private final Admission admission;
  private final SignInElsewhere elsewhere;

  SignInPage(Admission admission, SignInElsewhere elsewhere) {
    this.admission = admission;
    this.elsewhere = elsewhere;
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
    String refusal =
        plain.isEmpty() ? "Paste a token first." : admission.refusal(plain, request, response);
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

  private String form(Model model, String next, @Nullable String refusal) {
    model.addAttribute("next", Routes.safe(next));
    model.addAttribute("refusal", refusal);
    model.addAttribute("providers", elsewhere.providers());
    return "page/sign-in";
  }
}
