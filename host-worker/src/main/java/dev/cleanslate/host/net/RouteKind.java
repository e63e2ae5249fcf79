package dev.cleanslate.host.net;

import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.Control;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Looked;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Routes, each by all of its attributes: [RouteId]. A route has no birth, so that one which was
/// deleted and made again with the same attributes is the same; one to the same destination over
/// the same interface that differs in anything else is left alone, and a person is asked. The
/// control of an absence is `lo`, shown in the same network namespace.
///
/// The kernel takes a metric of 0 for any. A route without metric is listed and then deleted;
/// should somebody else delete it in between, one that differs in the metric alone would go in its
/// stead. Thread-safe.
public final class RouteKind implements HostKind {
  /// The kind's name.
  public static final String NAME = "host.route";

  private static final Kind KIND = HostKind.onHost(NAME, RouteId.FORM);
  private static final String FORM =
      "target.id must be a route as ip prints it, and target.sameness <protocol>/<metric>";
  private static final Set<String> LOCAL = Set.of("local", "255");

  private final Host host;
  private final Routes routes;
  private final Set<String> defaultsOf;

  RouteKind(Host host, Routes routes, Set<String> defaultsOf) {
    this.host = host;
    this.routes = routes;
    this.defaultsOf = Set.copyOf(defaultsOf);
  }

  /// The routes of this host.
  ///
  /// @param defaultsOf the tables whose default routes may be deleted; those of others are
  ///   protected
  public static RouteKind of(Host host, Network network, Set<String> defaultsOf) {
    return new RouteKind(host, new Routes(network.ip()), defaultsOf);
  }

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public Check check() {
    return Check.ROUTING_TABLE;
  }

  @Override
  public Control control(Errand errand) {
    Told told = routes.loopback(errand);
    return told instanceof Told.Said
        ? new Control.Proved(routes.loopbackCall() + " -> lo")
        : new Control.Failed(Doubt.CONTROL_FAILED, "lo cannot be shown: " + told.problem());
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    Optional<RouteId> id = RouteId.of(target);
    return id.isEmpty()
        ? new Advanced.Refused(Refusal.BAD_TARGET, FORM)
        : switch (routes.to(id.get(), errand)) {
          case Routes.Listing.All(var all) -> advanced(id.get(), all, errand);
          case Routes.Listing.Unread(var told) -> Told.unreached(told);
        };
  }

  private Advanced advanced(RouteId id, List<Route> all, Errand errand) {
    Optional<Route> same = all.stream().filter(route -> route.is(id)).findFirst();
    if (same.isPresent()) {
      return isProtected(id)
          ? new Advanced.Refused(
              Refusal.PROTECTED,
              "default routes and those of table local are kept; table " + id.table())
          : deleted(id, same.get(), errand);
    }
    return all.stream()
        .filter(route -> route.isNear(id))
        .findFirst()
        .<Advanced>map(near -> new Advanced.Refused(Refusal.NOT_THE_SAME, found(id, near)))
        .orElseGet(() -> host.gone(routes.call(id), "absent", null));
  }

  private boolean isProtected(RouteId id) {
    return LOCAL.contains(id.table())
        || (id.destination().isDefault() && !defaultsOf.contains(id.table()));
  }

  private Advanced deleted(RouteId id, Route route, Errand errand) {
    return switch (routes.delete(errand, id, route)) {
      case Told.Said _ ->
          host.gone(
              "ip route delete " + String.join(" ", route.arguments(id)),
              "routes_cleared=true",
              null);
      case Told.Failed failed when failed.isAbsence() ->
          new Advanced.Unavailable("it was listed, but then ip said: " + failed.words(), null);
      case Told.Failed failed -> Refusals.of(failed);
      case Told.Silent(var detail) ->
          new Advanced.Unavailable("whether it was deleted is unknown: " + detail, null);
      case Told.NotRun(var detail) -> new Advanced.Unavailable(detail, null);
    };
  }

  @Override
  public Looked look(Target target, Errand errand) {
    Optional<RouteId> id = RouteId.of(target);
    return id.isEmpty()
        ? new Looked.Unverifiable(Doubt.BAD_TARGET, FORM)
        : switch (routes.to(id.get(), errand)) {
          case Routes.Listing.All(var all) -> looked(id.get(), all, errand);
          case Routes.Listing.Unread(var told) -> Told.unread(told);
        };
  }

  private Looked looked(RouteId id, List<Route> all, Errand errand) {
    if (all.stream().anyMatch(route -> route.is(id))) {
      return new Looked.Present(
          Standing.FREE, host.seen(routes.call(id), "exists=true rule_count=1"));
    }
    return all.stream()
        .filter(route -> route.isNear(id))
        .findFirst()
        .<Looked>map(near -> new Looked.Unverifiable(Doubt.BAD_TARGET, found(id, near)))
        .orElseGet(() -> absent(id, all.size(), errand));
  }

  private Looked absent(RouteId id, int others, Errand errand) {
    return host.absent(
        routes.call(id),
        "exists=false rule_count=0",
        control(errand),
        others == 0
            ? "No route to this destination was found"
            : "Only routes over other interfaces go to this destination: " + others);
  }

  private static String found(RouteId id, Route near) {
    return near.isPlain()
        ? "registered as %s/%d via %s, found %s/%d via %s"
            .formatted(
                id.protocol(),
                id.metric(),
                words(id.gateway()),
                near.protocol(),
                near.metric(),
                words(near.gateway()))
        : "a route with several ways goes to the same destination; no id can name it";
  }

  private static String words(@Nullable InetAddress gateway) {
    return gateway == null ? "nothing" : gateway.getHostAddress();
  }
}
