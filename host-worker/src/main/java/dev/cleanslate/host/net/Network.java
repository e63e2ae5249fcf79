package dev.cleanslate.host.net;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where interfaces and routes are, and how they are reached.
///
/// @param program where `ip` is
/// @param namespace the network namespace they are in; null for the agent's own
/// @param limit the longest one run of `ip` may take
public record Network(Path program, @Nullable String namespace, Duration limit) {
  Ip ip() {
    return new Ip(program, namespace, limit);
  }
}
