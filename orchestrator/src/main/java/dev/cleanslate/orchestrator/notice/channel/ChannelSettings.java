package dev.cleanslate.orchestrator.notice.channel;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel as it is configured, checked.
public sealed interface ChannelSettings {
  /// How long it tries.
  Patience patience();

  /// How many letters may be on their way at once.
  default int atOnce() {
    return 1;
  }

  /// A URL to which letters are posted, signed with each of these secrets.
  record Webhook(URI url, List<Secret> secrets, Patience patience) implements ChannelSettings {
    @Override
    public int atOnce() {
      return 8;
    }

    @Override
    public String toString() {
      return "a webhook";
    }
  }

  /// A mail server, and who is written to.
  ///
  /// @param login absent where the server asks for none
  record Email(
      String host,
      int port,
      Encryption encryption,
      @Nullable Login login,
      String from,
      List<String> to,
      Patience patience)
      implements ChannelSettings {}

  /// A broker, and the first words of the topics that are published on.
  ///
  /// @param clientId the first words of the name that an orchestrator connects under
  record Mqtt(
      String host,
      int port,
      boolean tls,
      @Nullable Login login,
      String clientId,
      String topic,
      Patience patience)
      implements ChannelSettings {}

  /// A name and a password.
  record Login(String name, Secret password) {}

  /// How a mail server is spoken to.
  enum Encryption {
    /// In the open.
    NONE,
    /// In the open first, then encrypted; nothing is sent where the server will not.
    STARTTLS,
    /// Encrypted from the first byte.
    TLS
  }
}
