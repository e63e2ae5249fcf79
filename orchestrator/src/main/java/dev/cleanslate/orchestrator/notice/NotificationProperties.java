package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Encryption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is told what, as it is written in the settings; [SettingsReader] checks it.
///
/// @param pause how long after finding nothing to do it is looked again
/// @param keep how long notices that were sent are remembered
@ConfigurationProperties(prefix = "cleanslate.notifications", ignoreUnknownFields = false)
record NotificationProperties(
    @DefaultValue Map<String, WrittenChannel> channels,
    @DefaultValue List<WrittenRule> rules,
    @DefaultValue Limits alerts,
    @DefaultValue("500ms") Duration pause,
    @DefaultValue("30d") Duration keep) {
  NotificationProperties {
    channels = Map.copyOf(channels);
    rules = List.copyOf(rules);
  }

  /// What a channel is.
  enum ChannelType {
    WEBHOOK,
    EMAIL,
    MQTT
  }

  /// A channel. What one type of channel has no use for must be left out.
  ///
  /// @param secretFile where the webhook's secrets are, one a line
  /// @param secretEnv the environment variable that holds the webhook's secret
  /// @param allowHttp whether letters may go unencrypted
  /// @param passwordFile where the password is
  /// @param passwordEnv the environment variable that holds the password
  /// @param timeout the longest one try may take
  /// @param first the wait after the first failure; it doubles up to `most`
  /// @param giveUpAfter how long after the first try it becomes a dead letter
  record WrittenChannel(
      ChannelType type,
      @Nullable URI url,
      @Nullable Path secretFile,
      @Nullable String secretEnv,
      @Nullable Boolean allowHttp,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable Encryption encryption,
      @Nullable Boolean tls,
      @Nullable String username,
      @Nullable Path passwordFile,
      @Nullable String passwordEnv,
      @Nullable String from,
      @Nullable List<String> to,
      @Nullable String clientId,
      @Nullable String topic,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("5s") Duration first,
      @DefaultValue("1h") Duration most,
      @DefaultValue("24h") Duration giveUpAfter) {}

  /// A rule; what is left out excludes nothing.
  ///
  /// @param on all but replies where it is left out
  record WrittenRule(
      @DefaultValue Set<String> channels,
      @DefaultValue({"findings", "results", "alerts"}) Set<Matter> on,
      @DefaultValue Set<String> tenants,
      @DefaultValue Set<String> ownerTypes,
      @DefaultValue("info") Severity severity) {}
}
