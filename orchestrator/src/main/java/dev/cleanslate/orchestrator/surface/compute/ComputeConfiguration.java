package dev.cleanslate.orchestrator.surface.compute;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@ConditionalOnSurface(ComputeConfiguration.SYSTEM)
class ComputeConfiguration {
  static final String SYSTEM = "compute";
  static final String OWNER_TYPE = "compute-deployment";

  @Bean
  Surface compute(Environment environment) {
    return Surface.of(
        environment, SYSTEM, List.of("/api/deployment/**"), ComputeConfiguration::body);
  }

  /// One field, whatever is wrong. What is not there and what is somebody else's read alike.
  static Map<String, Object> body(Problem problem) {
    return Map.of(
        "detail",
        switch (problem.type()) {
          case "unknown-owner" -> "There is no such deployment, or it is not yours";
          case "internal" -> "The deletion failed. " + problem.detail();
          default -> problem.detail();
        });
  }
}
