package dev.cleanslate.baremetal;

import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.vpc.BareMetalServers;
import dev.cleanslate.ibm.vpc.VpcClient;
import dev.cleanslate.ibm.vpc.VpcPlaces;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/// A client for tests that decide and never call.
final class Unasked {
  private static final VpcClient CLIENT =
      new VpcClient(
          URI.create("http://127.0.0.1:9"),
          "2026-03-24",
          Connections.open(Duration.ofSeconds(1), 1),
          () -> new UUID(0, 0));

  static final BareMetalServers SERVERS = CLIENT;
  static final VpcPlaces PLACES = CLIENT;

  private Unasked() {}
}
