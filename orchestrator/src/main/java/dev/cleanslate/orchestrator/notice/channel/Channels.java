package dev.cleanslate.orchestrator.notice.channel;

/// Makes channels from what is configured.
public final class Channels {
  private Channels() {}

  /// The channel, not connected yet.
  ///
  /// @param instance what tells this orchestrator from others
  public static Channel of(ChannelSettings settings, String instance) {
    return switch (settings) {
      case ChannelSettings.Webhook webhook -> new WebhookChannel(webhook);
      case ChannelSettings.Email email -> new MailChannel(email);
      case ChannelSettings.Mqtt mqtt -> new MqttChannel(mqtt, instance);
    };
  }
}
