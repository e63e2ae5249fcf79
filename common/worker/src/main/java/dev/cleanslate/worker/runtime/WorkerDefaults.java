package dev.cleanslate.worker.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/// What all workers have in common (`worker-defaults.yaml`), behind everything that a worker's own
/// file and its surroundings say: what it exposes, where it listens, how it ends. An application
/// that is no worker gets nothing.
final class WorkerDefaults implements EnvironmentPostProcessor {
  private static final String FILE = "worker-defaults.yaml";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty("cleanslate.worker.name")) {
      Carriers.provide();
      try {
        new YamlPropertySourceLoader()
            .load(FILE, new ClassPathResource(FILE))
            .forEach(environment.getPropertySources()::addLast);
      } catch (IOException failure) {
        throw new UncheckedIOException(FILE + " cannot be read; is the jar whole?", failure);
      }
    }
  }
}
