package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTests {
  private final TimeLimit limit = new TimeLimit();

  @Test
  void whoTakesTooLongLosesItsConnection() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Answer<Integer> late =
          limit.send(_ -> firstByte(server.getLocalPort()), Duration.ofMillis(200));

      assertThat(late).isEqualTo(new Answer.Silent<>("no answer within 200 ms"));
      try (Socket ours = server.accept()) {
        ours.setSoTimeout(20_000);
        assertThat(ours.getInputStream().read()).as("the end of the connection").isEqualTo(-1);
      }
    }
  }

  /// As a client library does whose own timeout does not work.
  private static Answer<Integer> firstByte(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return new Answer.Good<>(socket.getInputStream().read());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
