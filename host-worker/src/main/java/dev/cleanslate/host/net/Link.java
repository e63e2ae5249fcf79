package dev.cleanslate.host.net;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One interface, as `ip -json -details link show` lists it.
///
/// @param index its number in its network namespace, handed out upwards
/// @param kind what it is (`tun`, `tap`, `wireguard`); empty for a physical device and for `lo`
record Link(long index, String name, String kind) {
  /// Reads one; empty where it cannot be understood.
  static Optional<Link> of(JsonNode row) {
    long index = row.path("ifindex").longValue(0);
    String name = row.path("ifname").stringValue("");
    return index < 1 || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Link(index, name, kind(row.path("linkinfo"))));
  }

  /// The kernel makes tun and tap devices by the same driver; which one it is stands further in.
  private static String kind(JsonNode info) {
    String kind = info.path("info_kind").stringValue("");
    return kind.equals("tun") ? info.path("info_data").path("type").stringValue("tun") : kind;
  }

  boolean isLoopback() {
    return name.equals("lo");
  }
}
