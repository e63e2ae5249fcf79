package dev.cleanslate.standalone;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;

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
    return ChildProcess.jvm(
        application.name(),
        folder,
        Stream.concat(jvm(application, folder), application.arguments().stream()).toList(),
        environment(application),
        ChildProcess.Probe.of(() -> accepts(application.port())));
  }

  private static Stream<String> jvm(Application application, DataFolder folder) {
    return Stream.of(
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dcleanslate.data=" + folder.path(),
        "-jar",
        application.jar().toString());
  }

  private static Map<String, String> environment(Application application) {
    return application.properties().isEmpty()
        ? Map.of()
        : Map.of(
            "SPRING_APPLICATION_JSON", Wire.json().writeValueAsString(application.properties()));
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
