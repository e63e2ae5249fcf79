package dev.cleanslate.standalone.demo;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the running system is.
///
/// @param bootstrapServers the broker
/// @param api the orchestrator
/// @param token a bearer token for it
/// @param simulator the provider
/// @param apiKey a key that the provider accepts
/// @param estate where the services keep their rows and files; absent where it cannot be reached,
///   and then owners that live there are not shown
public record Places(
    String bootstrapServers,
    URI api,
    String token,
    URI simulator,
    String apiKey,
    @Nullable Estate estate) {
  /// Hides both credentials.
  @Override
  public String toString() {
    return "Places[%s, %s, %s]".formatted(bootstrapServers, api, simulator);
  }
}
