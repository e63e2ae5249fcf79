package dev.cleanslate.host.net;

import dev.cleanslate.host.net.Prefix.Family;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One route, as `ip -json -details route show` lists it.
///
/// @param device the interface; absent where packets go nowhere
/// @param row all that was listed of it
record Route(
    String type,
    Prefix destination,
    @Nullable InetAddress gateway,
    @Nullable String device,
    String protocol,
    long metric,
    JsonNode row) {

  /// Reads one; empty where it cannot be understood.
  static Optional<Route> of(Family family, JsonNode row) {
    String type = row.path("type").stringValue("");
    String protocol = row.path("protocol").stringValue("");
    Optional<Prefix> destination = Prefix.of(family, row.path("dst").stringValue(""));
    if (type.isEmpty() || protocol.isEmpty() || destination.isEmpty()) {
      return Optional.empty();
    }
    // The kernel puts lo where IPv6 packets go nowhere.
    String device = type.equals("unicast") ? row.path("dev").stringValue(null) : null;
    return Optional.of(
        new Route(
            type,
            destination.get(),
            Prefix.address(family, row.path("gateway").stringValue("")).orElse(null),
            device,
            protocol,
            row.path("metric").longValue(0),
            row));
  }

  boolean is(RouteId id) {
    return isPlain()
        && isNear(id)
        && Objects.equals(gateway, id.gateway())
        && protocol.equals(id.protocol())
        && metric == id.metric();
  }

  /// Whether it goes to the same destination over the same interface: too alike to be called
  /// another route.
  boolean isNear(RouteId id) {
    return type.equals(id.type())
        && destination.equals(id.destination())
        && (!isPlain() || Objects.equals(device, id.device()));
  }

  /// Whether it has one way only. One with several ways, or with a gateway of another family, is
  /// nothing that an id can name.
  boolean isPlain() {
    return !row.has("nexthops") && !row.has("nhid") && !row.has("via");
  }

  /// The arguments that name exactly this one, and no other that only lacks some of them.
  List<String> arguments(RouteId id) {
    List<String> named = new ArrayList<>(List.of(type, row.path("dst").stringValue("")));
    add(named, "via", row.path("gateway"));
    if (device != null) {
      named.addAll(List.of("dev", device));
    }
    named.addAll(List.of("table", id.table(), "proto", protocol));
    add(named, "scope", row.path("scope"));
    add(named, "src", row.path("prefsrc"));
    add(named, "tos", row.path("tos"));
    if (metric > 0) {
      named.addAll(List.of("metric", Long.toString(metric)));
    }
    return List.copyOf(named);
  }

  private static void add(List<String> named, String name, JsonNode value) {
    String text = value.stringValue("");
    if (!text.isEmpty()) {
      named.addAll(List.of(name, text));
    }
  }
}
