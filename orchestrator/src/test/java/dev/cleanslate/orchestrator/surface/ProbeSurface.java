package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A surface for tests, whose clients have no tokens: it says who called it, or refuses.
public final class ProbeSurface {
  /// Whose its callers are.
  public static final String TENANT = "probed";

  @Bean
  Surface probe(Environment environment) {
    return Surface.of(
        environment,
        "probe",
        List.of("/probe/**"),
        problem -> Map.of("error", problem.type(), "said", problem.detail()));
  }

  @Hidden
  @RestController
  static final class Echo {
    @GetMapping("/probe/caller")
    Map<String, Object> caller(Caller caller) {
      return Map.of("name", caller.name(), "tenant", caller.tenant());
    }

    @DeleteMapping("/probe/caller")
    Map<String, Object> refuse(Caller caller) {
      if (caller.tenant().equals(TENANT)) {
        throw Problem.later("busy", "Busy", "Ask again, " + caller.name() + ".", 3);
      }
      return Map.of();
    }
  }
}
