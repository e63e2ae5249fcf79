package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// What is asked of the page where it has nothing, so that this too is answered as a page.
@Controller
final class NothingHere {
  @RequestMapping({
    "/deletions/**",
    "/letters/**",
    "/orphans/**",
    "/owners/**",
    "/page/**",
    "/resources/**",
    "/sign-in/**",
    "/sign-out/**"
  })
  ModelAndView nothing(HttpServletRequest request, HttpServletResponse response) {
    return PageRefusals.view(
        request,
        response,
        Problem.unknown(
            "unknown-page",
            "There is no such page. It may have moved; the overview shows the way."));
  }
}
