package dev.cleanslate.benchmarks.worker;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the stand-in provider is reached.
///
/// @param provider its address, by number (`http://127.0.0.1:7070`)
/// @param connections how many requests it takes at once
@ConfigurationProperties("cleanslate.bench")
record BenchProperties(URI provider, @DefaultValue("64") int connections) {
  BenchProperties {
    if (provider == null || provider.getHost() == null || provider.getPort() < 1) {
      throw new IllegalArgumentException("cleanslate.bench.provider needs a host and a port");
    }
    if (connections < 1 || connections > 10_000) {
      throw new IllegalArgumentException(
          "cleanslate.bench.connections must lie between 1 and 10000");
    }
  }
}
