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
    return options.extent() == Options.Extent.SERVERS
        ? servers(options)
        : applications(options) + servers(options) + tries(options);
  }

  private static String applications(Options options) {
    return """
    page        http://127.0.0.1:%1$d/  (sign in with the token)
    API         http://127.0.0.1:%1$d/v1  (OpenAPI: /v1/openapi.json)
    token       %2$s  (a bearer token for 30 days; readable for you alone)
    simulator   http://127.0.0.1:%3$d  (OpenAI below /openai/v1, IBM Cloud below /iam, /vpc and /dns, S3 below /s3, its own state at /_sim/state)
    """
        .formatted(options.ports().api(), options.folder().token(), options.ports().simulator());
  }

  private static String servers(Options options) {
    DataFolder folder = options.folder();
    return """
    Kafka       %s
    PostgreSQL  127.0.0.1:%d/%s  (user %s, password in %s)
    data, logs  %s
    """
        .formatted(
            options.ports().bootstrapServers(),
            options.ports().postgres(),
            PostgresServer.DATABASE,
            PostgresServer.DATABASE,
            folder.keys().resolve("postgres.password"),
            folder.path());
  }

  private static String tries(Options options) {
    DataFolder folder = options.folder();
    boolean isUsual = folder.path().equals(options.home().resolve(".cleanslate"));
    String data = isUsual ? "" : " --data " + quoted(folder.path());
    return """

    Try:
      echo '{"type":"registered","owner":{"type":"clone","id":"clone-1"},"resources":[{"kind":"openai.file","id":"file-1","account":"org-simulated/proj-simulated"}]}' \\
        | ./cleanslate kafka-console-producer%1$s --topic cleanslate.resources
      echo '{"owner":{"type":"clone","id":"clone-1"}}' \\
        | ./cleanslate kafka-console-producer%1$s --topic cleanslate.delete-requests
      ./cleanslate kafka-console-consumer%1$s --topic cleanslate.sagas --from-beginning
      curl -H "Authorization: Bearer $(cat %2$s)" http://127.0.0.1:%3$d/v1/deletions
    """
        .formatted(data, quoted(folder.token()), options.ports().api());
  }

  /// As a shell must be given it.
  private static String quoted(Path path) {
    String plain = path.toString();
    return plain.matches("[A-Za-z0-9_./-]+") ? plain : "'" + plain.replace("'", "'\\''") + "'";
  }
}
