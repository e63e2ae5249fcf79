package dev.cleanslate.standalone.demo;

import java.net.URI;

/// Where the running system is.
///
/// @param bootstrapServers the broker
/// @param api the orchestrator
/// @param token a bearer token for it
/// @param simulator the provider
/// @param apiKey a key that the provider accepts
public record Places(String bootstrapServers, URI api, String token, URI simulator, String apiKey) {
  /// Hides both credentials.
  @Override
  public String toString() {
    return "Places[%s, %s, %s]".formatted(bootstrapServers, api, simulator);
  }
}
