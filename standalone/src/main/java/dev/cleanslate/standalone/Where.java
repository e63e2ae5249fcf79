package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells a person where everything of a running system is and how to try it.
final class Where {
  private Where() {}

  /// Writes it into the data folder, whence the launcher shows it; its being there says that the
  /// system is ready.
  static void write(Options options) throws IOException {
    Path aside = options.folder().run().resolve("where.new");
    Files.writeString(aside, text(options));
    Files.move(aside, options.folder().run().resolve("where"));
  }

  private static String text(Options options) {
    Ports ports = options.ports();
    DataFolder folder = options.folder();
    return """
    API         http://127.0.0.1:%d/v1   (OpenAPI: /v3/api-docs)
    Kafka       %s
    simulator   http://127.0.0.1:%d      (OpenAI's API below /v1, its state at /_sim/state)
    PostgreSQL  %s  (user cleanslate, password in %s)
    token       %s  (30 days; readable for you alone)
    data, logs  %s

    Try:
      curl -H "Authorization: Bearer $(cat %s)" http://127.0.0.1:%d/v1/deletions
      echo '{"owner":{"type":"clone","id":"clone-1"}}' \\
        | ./cleanslate kafka-console-producer --topic cleanslate.delete-requests
      ./cleanslate kafka-console-consumer --topic cleanslate.sagas --from-beginning
    """
        .formatted(
            ports.api(),
            ports.bootstrapServers(),
            ports.simulator(),
            "127.0.0.1:%d/%s".formatted(ports.postgres(), PostgresServer.DATABASE),
            folder.keys().resolve("postgres.password"),
            folder.token(),
            folder.path(),
            folder.token(),
            ports.api());
  }
}
