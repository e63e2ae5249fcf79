package dev.cleanslate.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// An application as a JVM of its own, from its executable jar, as in production.
final class OwnProcess {
  private static final int CONNECT_MS = 200;

  private OwnProcess() {}

  /// The part. Its settings travel in the environment, where other users cannot read them.
  static Part of(Application application, DataFolder folder) {
    if (Files.notExists(application.jar())) {
      throw new CannotStart(
          "%s is missing; ./mvnw -DskipTests package builds it.".formatted(application.jar()));
    }
    List<String> arguments =
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Dcleanslate.data=" + folder.path(),
            "-jar",
            application.jar().toString());
    String settings = JsonMapper.builder().build().writeValueAsString(application.properties());
    return ChildProcess.jvm(
        application.name(),
        folder,
        arguments,
        Map.of("SPRING_APPLICATION_JSON", settings),
        ChildProcess.Probe.of(() -> accepts(application.port())));
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MS);
      return true;
    } catch (IOException _) {
      // Nobody listens yet.
      return false;
    }
  }
}
