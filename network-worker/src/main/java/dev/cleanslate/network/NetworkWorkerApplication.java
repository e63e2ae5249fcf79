package dev.cleanslate.network;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The network-worker as an application of its own. Its settings are in `network-worker.yaml`, so
/// that it can share a JVM with the other applications.
@SpringBootApplication
public class NetworkWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /// The application, not yet started.
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(NetworkWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "network-worker"));
    return application;
  }
}
