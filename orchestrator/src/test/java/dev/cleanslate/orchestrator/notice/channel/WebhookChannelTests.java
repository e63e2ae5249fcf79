package dev.cleanslate.orchestrator.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cleanslate.orchestrator.notice.Receiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTests {
  private static final String SECRET = "a secret of at least 24 bytes";
  private static final Letter LETTER =
      new Letter(
          "finding-1-2",
          "findings",
          "warning",
          "acme",
          "finding/1",
          "stuck: f1",
          "{\"title\":\"Grüße\"}",
          Instant.parse("2026-11-20T18:30:05Z"));

  @Test
  void aReceiverCanVerifyWhoSentItAndThatNothingWasChanged() throws Exception {
    String other = "whsec_" + Base64.getEncoder().encodeToString(bytes("another one, of 24 bytes"));
    try (Receiver receiver = new Receiver(_ -> 204);
        Channel channel = webhook(receiver.url("/hook"), SECRET, other)) {
      channel.deliver(LETTER);

      Receiver.Got got = receiver.got().getFirst();
      assertThat(got.id()).isEqualTo("finding-1-2");
      assertThat(got.timestamp()).isEqualTo("1795199405");
      assertThat(got.body()).isEqualTo(LETTER.body());
      byte[] signed = bytes(got.id() + "." + got.timestamp() + "." + got.body());
      assertThat(got.signature().split(" "))
          .containsExactly(
              "v1," + hmac(bytes(SECRET), signed),
              "v1," + hmac(bytes("another one, of 24 bytes"), signed));
      byte[] changed = bytes(got.id() + "." + got.timestamp() + "." + got.body() + " ");
      assertThat(got.signature()).doesNotContain(hmac(bytes(SECRET), changed));
    }
  }

  /// The example that the specification gives to check one's own signatures by.
  @Test
  void theSignatureIsTheOneOfTheSpecification() {
    assertThat(
            Signature.of(
                List.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @CsvSource({
    "301, false, ",
    "307, false, ",
    "400, false, ",
    "410, true, ",
    "500, false, ",
    "503, false, 30",
  })
  void onlyTwoHundredsMeanThatItWasTaken(int status, boolean forGood, Long rest) {
    try (Receiver receiver = new Receiver(_ -> status);
        Channel channel = webhook(receiver.url("/hook"), SECRET)) {
      assertThatExceptionOfType(Undelivered.class)
          .isThrownBy(() -> channel.deliver(LETTER))
          .satisfies(failure -> {
            assertThat(failure).hasMessageContaining("answered " + status);
            assertThat(failure.isForGood()).isEqualTo(forGood);
            assertThat(failure.notBefore())
                .isEqualTo(rest == null ? null : Duration.ofSeconds(rest));
          });
      assertThat(receiver.got()).as("nowhere else").hasSize(1);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aReceiverThatIsSilentIsNotWaitedForLongerThanTheLimit() throws Exception {
    try (Receiver receiver = new Receiver(_ -> Receiver.NEVER);
        Channel channel = webhook(Duration.ofMillis(500), receiver.url("/hook"), SECRET)) {
      assertThatExceptionOfType(Undelivered.class)
          .isThrownBy(() -> channel.deliver(LETTER))
          .withMessageContaining("could not be reached")
          .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("127.0.0.1"));
    }
  }

  private static Channel webhook(URI url, String... secrets) {
    return webhook(Duration.ofSeconds(30), url, secrets);
  }

  private static Channel webhook(Duration limit, URI url, String... secrets) {
    var patience = new Patience(limit, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);
    return Channels.of(
        new ChannelSettings.Webhook(
            url, java.util.Arrays.stream(secrets).map(Secret::new).toList(), patience),
        "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// RFC 2104, written out.
  private static String hmac(byte[] key, byte[] text) throws Exception {
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    for (int i = 0; i < 64; i++) {
      byte part = i < key.length ? key[i] : 0;
      inner[i] = (byte) (part ^ 0x36);
      outer[i] = (byte) (part ^ 0x5c);
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(inner);
    byte[] first = sha.digest(text);
    sha.update(outer);
    return Base64.getEncoder().encodeToString(sha.digest(first));
  }
}
