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

/// A Docker engine that may be there. It is asked here and not by Testcontainers, which would go on
/// looking for minutes.
///
/// @param address where it listens; absent where nothing says that there is one
/// @param container the name of this host, if it is a container itself
record Engine(@Nullable URI address, @Nullable String container) {
  private static final int PATIENCE_S = 1;
  private static final int MOST_BYTES = 1 << 16;

  /// The one that Testcontainers would find.
  static Engine ofThisMachine() {
    return new Engine(usual(), containerName());
  }

  private static @Nullable String containerName() {
    try {
      return Files.exists(Path.of("/.dockerenv"))
          ? Files.readString(Path.of("/proc/sys/kernel/hostname")).strip()
          : null;
    } catch (IOException failure) {
      throw new IllegalStateException("this container's name cannot be read", failure);
    }
  }

  private static @Nullable URI usual() {
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

  /// Why there is none, in a sentence; null if it answers.
  @Nullable String whyNot() {
    if (address == null) {
      return "No Docker engine is here: DOCKER_HOST is not set and there is no socket of one.";
    }
    try {
      String answer = ask(address, "/_ping");
      return isOk(answer)
          ? null
          : "What listens at %s is no Docker engine: %s"
              .formatted(address, answer.lines().findFirst().orElse("nothing"));
    } catch (IOException failure) {
      return "No Docker engine answers at %s: %s".formatted(address, failure.getMessage());
    }
  }

  /// Why tests cannot be run with these images without fetching one; null if all are there.
  @Nullable String whyNot(List<String> images) {
    String reason = whyNot();
    if (reason != null || address == null) {
      return reason;
    }
    try {
      for (String image : images) {
        if (!isOk(ask(address, "/images/%s/json".formatted(image)))) {
          return "The Docker engine at %s has no image %s.".formatted(address, image);
        }
      }
      return isElsewhere(address)
          ? "The Docker engine at %s runs outside this container: its loopback is not ours."
              .formatted(address)
          : null;
    } catch (IOException failure) {
      return "The Docker engine at %s fell silent: %s".formatted(address, failure.getMessage());
    }
  }

  /// Containers are published on the loopback of the host that the engine names.
  private boolean isElsewhere(URI engine) throws IOException {
    String ours = "\"Name\":\"%s\"".formatted(container);
    return container != null && !ask(engine, "/info").contains(ours);
  }

  private static boolean isOk(String answer) {
    return answer.startsWith("HTTP/1.1 200");
  }

  /// The read of a local socket knows no limit of its own; whoever waits has one.
  private static String ask(URI engine, String path) throws IOException {
    try {
      return CompletableFuture.supplyAsync(
              () -> answer(engine, path), work -> Thread.ofVirtual().name("engine").start(work))
          .get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } catch (Exception failure) {
      throw new IOException(failure.toString(), failure);
    }
  }

  private static String answer(URI engine, String path) {
    String request = "GET %s HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".formatted(path);
    try (SocketChannel channel = SocketChannel.open(address(engine))) {
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(MOST_BYTES);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {}
      return new String(answer.array(), 0, answer.position(), US_ASCII);
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
