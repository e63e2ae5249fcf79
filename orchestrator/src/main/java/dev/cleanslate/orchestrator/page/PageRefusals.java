package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/// What an exception means to a visitor: the same as at `/v1`, as a page; where only a part of the
/// page was asked for, as a notice on top of the page that stays.
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PageRefusals.class)
final class PageRefusals {
  @ExceptionHandler
  @Nullable ModelAndView refuse(
      Exception failure, HttpServletRequest request, HttpServletResponse response) {
    if (failure instanceof AsyncRequestNotUsableException) {
      return null;
    }
    Problem problem = Refusals.told(failure);
    if (request.getServletPath().equals(LivePage.PATH)) {
      // Nobody reads it: the page's script sees the status, and tries again.
      response.setStatus(problem.status());
      return null;
    }
    return view(request, response, problem);
  }

  /// The page that tells of it.
  static ModelAndView view(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    Integer retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    String view = "page/refused";
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Retarget", "#notice");
      response.setHeader("HX-Reswap", "innerHTML");
      view = "page/refused :: notice";
    }
    ModelAndView page = new ModelAndView(view, Map.of("problem", problem.body()));
    page.setStatus(HttpStatus.resolve(problem.status()));
    return page;
  }
}
