package dev.cleanslate.orchestrator.signal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Logs as JSON by the Elastic Common Schema, unless a terminal shows them. Whoever sets
/// `logging.structured.format.console` has the last word; empty means lines for people.
final class LogForm implements EnvironmentPostProcessor {
  private static final String FORMAT = "logging.structured.format.console";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean isSeen = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    if (!isSeen && !environment.containsProperty(FORMAT)) {
      environment
          .getPropertySources()
          .addLast(new MapPropertySource("log form", Map.of(FORMAT, "ecs")));
    }
  }
}
