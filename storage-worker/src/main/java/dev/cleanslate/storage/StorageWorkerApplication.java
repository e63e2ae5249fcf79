package dev.cleanslate.storage;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The storage-worker as an application of its own. Its settings are in `storage-worker.yaml`, so
/// that it can share a JVM with the other applications.
@SpringBootApplication
public class StorageWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /// The application, not yet started.
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(StorageWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "storage-worker"));
    return application;
  }
}
