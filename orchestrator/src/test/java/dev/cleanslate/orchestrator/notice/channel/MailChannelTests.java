package dev.cleanslate.orchestrator.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Encryption;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Login;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Against a real mail server.
class MailChannelTests {
  private static final Letter LETTER =
      new Letter(
          "finding-1-2",
          "findings",
          "warning",
          "acme",
          "finding/1",
          "stuck: Grüße\r\nBcc: all@example.org",
          "{\"reason\":\"in use\"}",
          Instant.parse("2026-11-20T18:30:05Z"));

  @Test
  void aLetterArrivesAsAMailWhoseIdIsTheSameAtEachTry() throws Exception {
    GreenMail server = server();
    try (Channel channel = mail(server.getSmtp().getPort(), Encryption.NONE, null)) {
      channel.deliver(LETTER);
      channel.deliver(LETTER);

      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).as("two for each of two people").hasSize(4);
      for (MimeMessage mail : mails) {
        assertThat(mail.getMessageID()).isEqualTo("<finding-1-2@cleanslate>");
        assertThat(mail.getSubject()).startsWith("[cleanslate] stuck: Grüße");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Cleanslate-Severity")).containsExactly("warning");
        assertThat(mail.getContent().toString()).contains("\"reason\" : \"in use\"");
      }
    } finally {
      server.stop();
    }
  }

  @Test
  void aLoginIsUsedAndAWrongOneIsToldWithoutShowingIt() throws Exception {
    GreenMail server = server();
    server.setUser("cleanslate@example.org", "jo", "right");
    try (Channel right =
            mail(
                server.getSmtp().getPort(), Encryption.NONE, new Login("jo", new Secret("right")));
        Channel wrong =
            mail(
                server.getSmtp().getPort(), Encryption.NONE, new Login("jo", new Secret("hush")))) {
      right.deliver(LETTER);

      assertThat(server.getReceivedMessages()).hasSize(2);
      assertThatExceptionOfType(Undelivered.class)
          .isThrownBy(() -> wrong.deliver(LETTER))
          .withMessage("the mail server refused the login")
          .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hush"));
    } finally {
      server.stop();
    }
  }

  @Test
  void nothingIsSentInTheOpenWhereEncryptionIsAskedFor() throws Exception {
    GreenMail server = server();
    try (Channel channel = mail(server.getSmtp().getPort(), Encryption.STARTTLS, null)) {
      assertThatExceptionOfType(Undelivered.class).isThrownBy(() -> channel.deliver(LETTER));
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatIsSilentIsNotWaitedForLongerThanTheLimit() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Channel channel =
            mail(Duration.ofSeconds(1), silent.getLocalPort(), Encryption.NONE, null)) {
      assertThatExceptionOfType(Undelivered.class)
          .isThrownBy(() -> channel.deliver(LETTER))
          .withMessageContaining("could not be reached, or broke off");
    }
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static Channel mail(int port, Encryption encryption, @Nullable Login login) {
    return mail(Duration.ofSeconds(30), port, encryption, login);
  }

  private static Channel mail(
      Duration limit, int port, Encryption encryption, @Nullable Login login) {
    var patience = new Patience(limit, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);
    return Channels.of(
        new ChannelSettings.Email(
            "127.0.0.1",
            port,
            encryption,
            login,
            "cleanslate@example.org",
            List.of("a@example.org", "b@example.org"),
            patience),
        "test");
  }
}
