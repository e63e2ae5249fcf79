package dev.cleanslate.openai;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The openai-worker as an application of its own. Its settings are in `openai-worker.yaml`, so
/// that it can share a JVM with the other applications.
@SpringBootApplication
public class OpenAiWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /// The application, not yet started.
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(OpenAiWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "openai-worker"));
    return application;
  }
}
