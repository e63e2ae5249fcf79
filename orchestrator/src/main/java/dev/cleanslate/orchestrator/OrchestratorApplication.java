package dev.cleanslate.orchestrator;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/// The orchestrator as a process. Several may run against one database and one broker.
@SpringBootApplication(proxyBeanMethods = false)
public class OrchestratorApplication {
  /// The name of its configuration file, so that it can share a class path with other applications.
  public static final String CONFIG = "spring.config.name=orchestrator";

  /// Starts it; settings as for any Spring Boot application.
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(OrchestratorApplication.class).properties(CONFIG).run(arguments);
  }

  @Bean
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
