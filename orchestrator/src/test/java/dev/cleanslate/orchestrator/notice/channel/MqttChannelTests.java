package dev.cleanslate.orchestrator.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Against a real broker.
class MqttChannelTests {
  private static final Letter LETTER =
      new Letter(
          "finding-1-2",
          "findings",
          "warning",
          "acme",
          "finding/1",
          "stuck",
          "{\"reason\":\"Grüße\"}",
          Instant.parse("2026-11-20T18:30:05Z"));

  @Test
  void aLetterIsPublishedByTenantAndMatterAndABrokerThatWasAwayIsConnectedToAgain()
      throws Exception {
    try (MqttBroker broker = new MqttBroker();
        Channel channel = mqtt(broker.port());
        Channel another = mqtt(broker.port())) {
      channel.deliver(LETTER);
      another.deliver(LETTER);
      channel.deliver(LETTER);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(broker.heard()).hasSize(3));
      assertThat(broker.heard())
          .containsOnly(new MqttBroker.Heard("site/cleanslate/acme/findings", LETTER.body()));

      broker.stop();
      assertThatExceptionOfType(Undelivered.class).isThrownBy(() -> channel.deliver(LETTER));
      broker.start();
      channel.deliver(LETTER);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(broker.heard()).hasSize(4));
    }
  }

  @Test
  void aBrokerThatIsSilentIsNotWaitedForLongerThanTheLimit() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Channel channel = mqtt(Duration.ofSeconds(1), silent.getLocalPort())) {
      assertThatExceptionOfType(Undelivered.class)
          .isThrownBy(() -> channel.deliver(LETTER))
          .withMessageContaining("could not be reached");
    }
  }

  private static int number;

  private static Channel mqtt(int port) {
    return mqtt(Duration.ofSeconds(15), port);
  }

  private static synchronized Channel mqtt(Duration limit, int port) {
    var patience = new Patience(limit, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);
    return Channels.of(
        new ChannelSettings.Mqtt(
            "127.0.0.1", port, false, null, "cleanslate", "site/cleanslate", patience),
        "test" + ++number);
  }
}
