package dev.cleanslate.benchmarks.worker;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The bench worker as an application of its own. Its settings are in `bench-worker.yaml`.
@SpringBootApplication
public class BenchWorkerApplication {
  /// Starts it and stays.
  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(BenchWorkerApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "bench-worker"));
    application.run(arguments);
  }
}
