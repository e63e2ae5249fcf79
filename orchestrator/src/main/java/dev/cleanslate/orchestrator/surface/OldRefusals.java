package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.http.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What an exception means to the client of an old system: the same as at `/v1`, in its own form.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = OldRefusals.class)
final class OldRefusals {
  private final Surfaces surfaces;

  OldRefusals(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  @ExceptionHandler
  void refuse(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    surfaces.refuse(request, response, Refusals.told(failure));
  }
}
