package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/// All surfaces that are switched on. Thread-safe.
@Component
final class Surfaces {
  private final Map<Surface, RequestMatcher> places = new LinkedHashMap<>();

  Surfaces(ObjectProvider<Surface> surfaces) {
    surfaces.forEach(surface -> places.put(surface, matcher(surface.paths())));
  }

  private static RequestMatcher matcher(List<String> paths) {
    return new OrRequestMatcher(
        paths.stream()
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());
  }

  /// The surface that a call is for, if it is for one.
  Optional<Surface> at(HttpServletRequest request) {
    return places.entrySet().stream()
        .filter(place -> place.getValue().matches(request))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Which calls are for surfaces that let callers in like that.
  RequestMatcher calls(SurfaceSettings.Auth auth) {
    return request -> at(request).filter(one -> one.settings().auth() == auth).isPresent();
  }

  /// Answers with that problem, in the form of the surface that was called.
  void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Optional<Surface> surface = at(request);
    if (surface.isEmpty() || response.isCommitted()) {
      ProblemWriter.write(request, response, problem);
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    Integer retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    response.getOutputStream().write(Wire.write(surface.get().refusals().body(problem)));
    response.flushBuffer();
  }
}
