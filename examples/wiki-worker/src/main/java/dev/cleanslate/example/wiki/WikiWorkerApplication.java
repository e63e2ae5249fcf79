package dev.cleanslate.example.wiki;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The worker as an application of its own; its settings are in `wiki-worker.yaml`. Kafka, topics,
/// commands, holds, health and shut-down come with the runtime.
@SpringBootApplication
public class WikiWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  static SpringApplication application() {
    SpringApplication application = new SpringApplication(WikiWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "wiki-worker"));
    return application;
  }
}
