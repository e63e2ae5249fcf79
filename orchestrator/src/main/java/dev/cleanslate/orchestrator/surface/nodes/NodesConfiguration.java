package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
class NodesConfiguration {
  static final String SYSTEM = "nodes";
  static final String NODE = "node";
  static final String DEPLOYMENT = "deployment";

  @Bean
  Surface nodes(Environment environment) {
    return Surface.of(
        environment,
        SYSTEM,
        List.of("/api/cleanup/**"),
        problem -> Map.of("error", problem.detail()));
  }

  /// Refuses who may know only what it holds: the call is about a whole tenant.
  static void requireWhole(Caller caller) {
    if (caller.onlyHeld()) {
      throw Problem.of(
          403,
          "missing-scope",
          "The token does not allow this",
          "This call is about a whole tenant, and the token is for what its holder holds only.");
    }
  }
}
