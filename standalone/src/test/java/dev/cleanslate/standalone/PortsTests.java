package dev.cleanslate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {
  @Test
  void aTakenPortIsNamedWithItsUseAndWhatToDo() throws IOException {
    int base = FreePorts.base();
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), base + 12));

      assertThatThrownBy(() -> new Ports(base).mustBeFree(true))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("%d (Kafka)", base + 12)
          .hasMessageContaining("--port-base")
          .hasMessageNotContaining("(API)");
    }
  }

  @Test
  void serversThatAreThereAlreadyMayHoldTheirPorts() throws IOException {
    int base = FreePorts.base();
    try (ServerSocket broker = new ServerSocket();
        ServerSocket database = new ServerSocket()) {
      broker.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), base + 12));
      database.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), base + 32));

      assertThatCode(() -> new Ports(base).mustBeFree(false)).doesNotThrowAnyException();
    }
  }

  @Test
  void theHolderOfAPortIsFoundWhereTheSystemTells() throws IOException {
    try (ServerSocket mine = new ServerSocket()) {
      mine.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), FreePorts.base()));

      assertThat(PortHolder.pid(mine.getLocalPort()).orElse(ProcessHandle.current().pid()))
          .isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void portsThatTheSystemHandsOutToAnybodyAreRefused() {
    assertThatThrownBy(() -> new Ports(32740)).hasMessageContaining("--port-base");
    assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("--port-base");
  }
}
