package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test where no Docker engine answers, within a second and with the reason: Testcontainers
/// itself would go on looking for minutes.
final class NeedsDocker implements ExecutionCondition {
  private static final String PING =
      "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(engine());
  }

  static ConditionEvaluationResult evaluate(@Nullable URI engine) {
    if (engine == null) {
      return ConditionEvaluationResult.disabled(
          "No Docker engine is here: DOCKER_HOST is not set and there is no socket of one.");
    }
    try {
      // The read of a local socket knows no limit of its own; whoever waits has one.
      String answer =
          CompletableFuture.supplyAsync(
                  () -> answer(engine), work -> Thread.ofVirtual().name("ping").start(work))
              .get(1, TimeUnit.SECONDS);
      return answer.startsWith("HTTP/1.1 200")
          ? ConditionEvaluationResult.enabled("Docker answers at " + engine)
          : ConditionEvaluationResult.disabled(
              "What listens at %s is no Docker engine: %s".formatted(engine, answer));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    } catch (Exception failure) {
      return ConditionEvaluationResult.disabled(
          "No Docker engine answers at %s: %s".formatted(engine, failure));
    }
  }

  /// Where Testcontainers would find one.
  private static @Nullable URI engine() {
    String host = System.getenv("DOCKER_HOST");
    if (host != null && !host.isBlank()) {
      return URI.create(host);
    }
    Path home = Path.of(System.getProperty("user.home"));
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/none");
    return Stream.of(
            Path.of("/var/run/docker.sock"),
            Path.of(runtime, "docker.sock"),
            home.resolve(".docker/run/docker.sock"),
            home.resolve(".docker/desktop/docker.sock"))
        .filter(Files::exists)
        .map(socket -> URI.create("unix://" + socket))
        .findFirst()
        .orElse(null);
  }

  private static String answer(URI engine) {
    try (SocketChannel channel = SocketChannel.open(address(engine))) {
      channel.write(ByteBuffer.wrap(PING.getBytes(US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(64);
      channel.read(answer);
      List<String> lines =
          new String(answer.array(), 0, answer.position(), US_ASCII).lines().toList();
      return lines.isEmpty() ? "nothing" : lines.getFirst();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static SocketAddress address(URI engine) {
    return "unix".equals(engine.getScheme())
        ? UnixDomainSocketAddress.of(engine.getPath())
        : new InetSocketAddress(engine.getHost(), engine.getPort());
  }
}
