package dev.cleanslate.system;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What an orchestrator must be told to join a running system. It travels in the environment, for a
/// command line can be read by everybody.
final class Settings {
  private Settings() {}

  static Map<String, String> ofAnotherOrchestrator(
      Path data, FreePorts ports, Map<String, String> more) throws IOException {
    Map<String, String> settings =
        Map.of(
            "server.address",
            "127.0.0.1",
            "server.port",
            Integer.toString(ports.secondApi()),
            "spring.kafka.bootstrap-servers",
            "127.0.0.1:" + ports.kafka(),
            "spring.datasource.url",
            "jdbc:postgresql://127.0.0.1:%d/cleanslate".formatted(ports.postgres()),
            "spring.datasource.username",
            "cleanslate",
            "spring.datasource.password",
            password(data),
            "cleanslate.security.public-key",
            "file:" + data.resolve("keys/public.pem"));
    Map<String, String> environment = new HashMap<>(more);
    environment.put("SPRING_APPLICATION_JSON", Wire.json().writeValueAsString(settings));
    return environment;
  }

  /// The database's, which must be shown to nobody.
  static String password(Path data) throws IOException {
    return Files.readString(data.resolve("keys/postgres.password")).strip();
  }
}
