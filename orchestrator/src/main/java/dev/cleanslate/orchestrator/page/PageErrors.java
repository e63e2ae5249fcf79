package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.ProblemWriter;
import dev.cleanslate.orchestrator.api.http.Refusals;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Answers, as a page, what was refused before it reached any view. What was no call of the page is
/// answered as at `/v1`.
@Hidden
@Controller
final class PageErrors {
  private static final String PROBLEM = PageErrors.class.getName() + ".problem";

  /// Refuses a call from where no view can be made.
  static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    request.setAttribute(PROBLEM, problem);
    response.sendError(problem.status());
  }

  @RequestMapping(path = "${server.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
  @Nullable ModelAndView asPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return answer(request, response);
  }

  @RequestMapping(path = "${server.error.path:/error}", headers = "HX-Request")
  @Nullable ModelAndView inPlace(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return answer(request, response);
  }

  private static @Nullable ModelAndView answer(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    Problem problem = problem(request);
    if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        && Routes.isPage(path)) {
      return PageRefusals.view(request, response, problem);
    }
    ProblemWriter.write(request, response, problem);
    return null;
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(PROBLEM) instanceof Problem told) {
      return told;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
    return Refusals.told(new ResponseStatusException(known == null ? HttpStatus.NOT_FOUND : known));
  }
}
