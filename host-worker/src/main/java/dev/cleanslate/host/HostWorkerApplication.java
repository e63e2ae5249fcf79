package dev.cleanslate.host;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The host-worker as an application of its own. Its settings are in `host-worker.yaml`, so that it
/// can share a JVM with the other applications.
@SpringBootApplication
public class HostWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    application().run(arguments);
  }

  /// The application, not yet started.
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(HostWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "host-worker"));
    return application;
  }
}
