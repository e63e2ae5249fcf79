package dev.cleanslate.openai;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How OpenAI is reached.
///
/// @param baseUrl the API's root, with its version
/// @param apiKey the credential
/// @param organization sent as `OpenAI-Organization` where it is set
/// @param project sent as `OpenAI-Project` where it is set
/// @param timeout the longest one request may take; at most 30 s
/// @param sentinelConversation the id of a conversation that always exists; the control for
///   conversations, which cannot be listed; without it the list of models is
@ConfigurationProperties("cleanslate.openai")
record OpenAiProperties(
    @DefaultValue("https://api.openai.com/v1") URI baseUrl,
    String apiKey,
    @Nullable String organization,
    @Nullable String project,
    @DefaultValue("10s") Duration timeout,
    @Nullable String sentinelConversation) {
  OpenAiProperties {
    check(
        apiKey != null && !apiKey.isBlank() && apiKey.chars().allMatch(each -> each > ' '),
        "api-key is missing or has blanks");
    check(
        timeout.toMillis() >= 1 && timeout.compareTo(Duration.ofSeconds(30)) <= 0,
        "timeout must lie between 1ms and 30s");
    check(
        sentinelConversation == null
            || ObjectKind.CONVERSATION.kind().id().matcher(sentinelConversation).matches(),
        "sentinel-conversation is no id of a conversation");
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.openai." + problem);
    }
  }

  /// Without the credential.
  @Override
  public String toString() {
    return "OpenAiProperties[baseUrl=%s]".formatted(baseUrl);
  }
}
