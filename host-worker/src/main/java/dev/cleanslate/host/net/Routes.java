package dev.cleanslate.host.net;

import dev.cleanslate.worker.Errand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The routes to one destination in one table. Thread-safe.
final class Routes {
  private static final List<String> LO = List.of("-json", "link", "show", "dev", "lo");

  private final Ip ip;

  Routes(Ip ip) {
    this.ip = ip;
  }

  /// What listing them came to.
  sealed interface Listing {
    /// All of them.
    record All(List<Route> routes) implements Listing {}

    /// They could not be listed.
    record Unread(Told told) implements Listing {}
  }

  Listing to(RouteId id, Errand errand) {
    Told told = ip.ask(errand, show(id));
    return switch (told) {
      case Told.Said(var json) -> read(json, id);
      case Told.Failed failed when failed.says("table does not exist") ->
          new Listing.All(List.of());
      case Told.Failed _, Told.Silent _, Told.NotRun _ -> new Listing.Unread(told);
    };
  }

  private static Listing read(JsonNode json, RouteId id) {
    if (!json.isArray()) {
      return new Listing.Unread(new Told.Silent("ip listed no routes, not even none"));
    }
    List<Route> routes = new ArrayList<>();
    for (JsonNode row : json) {
      Optional<Route> route = Route.of(id.family(), row);
      if (route.isEmpty() || !route.get().destination().equals(id.destination())) {
        return new Listing.Unread(new Told.Silent("ip listed a route that was not asked for"));
      }
      routes.add(route.get());
    }
    return new Listing.All(List.copyOf(routes));
  }

  Told delete(Errand errand, RouteId id, Route route) {
    return ip.change(
        errand,
        Stream.concat(
                Stream.of(id.family().option(), "route", "delete"), route.arguments(id).stream())
            .toList());
  }

  /// Whether the network namespace answers: `lo` always exists.
  Told loopback(Errand errand) {
    Told told = ip.ask(errand, LO);
    return told instanceof Told.Said(var json)
            && !json.path(0).path("ifname").stringValue("").equals("lo")
        ? new Told.Silent("ip did not show lo")
        : told;
  }

  /// The control as a person would type it.
  String loopbackCall() {
    return ip.words(LO);
  }

  /// The listing as a person would type it.
  String call(RouteId id) {
    return ip.words(show(id));
  }

  private static List<String> show(RouteId id) {
    Prefix to = id.destination();
    String destination = to.address().getHostAddress() + "/" + to.length();
    return List.of(
        id.family().option(),
        "-json",
        "-details",
        "route",
        "show",
        "table",
        id.table(),
        "exact",
        destination);
  }
}
