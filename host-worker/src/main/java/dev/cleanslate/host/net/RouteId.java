package dev.cleanslate.host.net;

import dev.cleanslate.host.net.Prefix.Family;
import dev.cleanslate.messages.Target;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A route as a target names it, with everything that makes it this one: `<table>/<family>/[<type>
/// ]<destination>[ via <gateway>][ dev <interface>]`, and, as its proof of sameness,
/// `<protocol>/<metric>`.
///
/// What is not said is not there: a route without gateway is another one than the same with one.
record RouteId(
    String table,
    Family family,
    String type,
    Prefix destination,
    @Nullable InetAddress gateway,
    @Nullable String device,
    String protocol,
    long metric) {
  /// What an id must match as a whole.
  static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9_.-]{0,31})/(inet6?)/"
              + "(?:(blackhole|unreachable|prohibit|throw) )?(default|[0-9a-f.:]+(?:/\\d{1,3})?)"
              + "(?: via ([0-9a-f.:]+))?(?: dev ([A-Za-z0-9][A-Za-z0-9_.@-]{0,14}))?");

  private static final Pattern SAMENESS = Pattern.compile("([a-z0-9_-]{1,20})/(\\d{1,10})");
  private static final String UNICAST = "unicast";

  /// Reads a target; empty where its id has bits beyond its length, mixes families or lacks what
  /// every route has, or where its sameness has another form.
  static Optional<RouteId> of(Target target) {
    Matcher id = FORM.matcher(String.valueOf(target.id()));
    Matcher same = SAMENESS.matcher(target.sameness() == null ? "" : target.sameness());
    if (!id.matches() || !same.matches()) {
      return Optional.empty();
    }
    Family family = Family.named(id.group(2));
    String type = id.group(3) == null ? UNICAST : id.group(3);
    String device = id.group(6);
    Optional<Prefix> destination = Prefix.of(family, id.group(4));
    Optional<InetAddress> gateway = gateway(family, id.group(5));
    boolean isWhole = type.equals(UNICAST) == (device != null);
    boolean isLost = id.group(5) != null && gateway.isEmpty();
    return !isWhole || isLost
        ? Optional.empty()
        : destination.map(to ->
            new RouteId(
                id.group(1),
                family,
                type,
                to,
                gateway.orElse(null),
                device,
                same.group(1),
                Long.parseLong(same.group(2))));
  }

  private static Optional<InetAddress> gateway(Family family, @Nullable String text) {
    return text == null ? Optional.empty() : Prefix.address(family, text);
  }
}
