package dev.cleanslate.records;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The records-worker as an application of its own. Its settings are in `records-worker.yaml`, so
/// that it can share a JVM with the other applications.
@SpringBootApplication
public class RecordsWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /// The application, not yet started.
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(RecordsWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "records-worker"));
    return application;
  }
}
