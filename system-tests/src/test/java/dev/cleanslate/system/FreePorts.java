package dev.cleanslate.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// The ports of one system: a base, and what lies where above it, as the standalone system lays
/// them out.
record FreePorts(int base) {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int SPAN = 33;

  /// A base with nothing in use above it.
  static FreePorts find() {
    while (true) {
      int base = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (IntStream.range(base, base + SPAN).noneMatch(FreePorts::isTaken)) {
        return new FreePorts(base);
      }
    }
  }

  int api() {
    return base;
  }

  int simulator() {
    return base + 1;
  }

  int kafka() {
    return base + 12;
  }

  int secondApi() {
    return base + 20;
  }

  int postgres() {
    return base + 32;
  }

  static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
