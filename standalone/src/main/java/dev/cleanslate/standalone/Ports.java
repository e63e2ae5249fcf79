package dev.cleanslate.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/// The ports of one system, all on 127.0.0.1, each at a fixed distance from a base.
record Ports(int base) {
  static final int DEFAULT_BASE = 18480;
  private static final int LAST = 32;

  /// From here on the operating system hands ports out to anybody.
  private static final int FIRST_EPHEMERAL = 32768;

  Ports {
    if (base < 1024 || base + LAST >= FIRST_EPHEMERAL) {
      throw new CannotStart(
          "--port-base must lie between 1024 and %d, but was %d."
              .formatted(FIRST_EPHEMERAL - LAST - 1, base));
    }
  }

  int api() {
    return base;
  }

  int simulator() {
    return base + 1;
  }

  int openAiWorker() {
    return base + 4;
  }

  int bareMetalWorker() {
    return base + 5;
  }

  int networkWorker() {
    return base + 6;
  }

  int dnsWorker() {
    return base + 7;
  }

  int recordsWorker() {
    return base + 8;
  }

  int storageWorker() {
    return base + 9;
  }

  int hostWorker() {
    return base + 10;
  }

  int kafka() {
    return base + 12;
  }

  int kafkaController() {
    return base + 13;
  }

  int postgres() {
    return base + LAST;
  }

  /// What clients of the broker are given.
  String bootstrapServers() {
    return "127.0.0.1:" + kafka();
  }

  /// Throws [CannotStart], which names every port that is taken and by what, as far as that shows.
  ///
  /// @param servers whether Kafka and PostgreSQL are to be started, too
  void mustBeFree(boolean servers) {
    StringBuilder taken = new StringBuilder();
    named(servers)
        .forEach((name, port) -> {
          if (isTaken(port)) {
            taken.append("  %d (%s)%s%n".formatted(port, name, PortHolder.of(port)));
          }
        });
    if (!taken.isEmpty()) {
      throw new CannotStart(
          "These ports on 127.0.0.1 are taken:%n%sStop what holds them, or choose others with --port-base N (N to N+%d)."
              .formatted(taken, LAST));
    }
  }

  private Map<String, Integer> named(boolean servers) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("API", api());
    ports.put("simulator", simulator());
    ports.put("openai-worker", openAiWorker());
    ports.put("baremetal-worker", bareMetalWorker());
    ports.put("network-worker", networkWorker());
    ports.put("dns-worker", dnsWorker());
    ports.put("records-worker", recordsWorker());
    ports.put("storage-worker", storageWorker());
    ports.put("host-worker", hostWorker());
    if (servers) {
      ports.put("Kafka", kafka());
      ports.put("Kafka controller", kafkaController());
      ports.put("PostgreSQL", postgres());
    }
    return ports;
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
