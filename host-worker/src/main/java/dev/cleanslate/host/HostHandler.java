package dev.cleanslate.host;

import dev.cleanslate.host.kind.Check;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What the agent knows about its host. Numbers and names mean something on one host only, so that
/// nothing is done to a target that is another host's, or of which it is not recorded whose it is.
/// Thread-safe.
final class HostHandler implements ResourceHandler {
  private final Host host;
  private final List<? extends HostKind> kinds;
  private final Set<Check> on;

  /// @param on the checks that are switched on
  HostHandler(Host host, List<? extends HostKind> kinds, Set<Check> on) {
    this.host = host;
    this.kinds = List.copyOf(kinds);
    this.on = Set.copyOf(on);
  }

  @Override
  public Collection<Kind> kinds() {
    return kinds.stream().map(HostKind::kind).toList();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    if (target.account() == null) {
      return new Advanced.Refused(
          Refusal.WRONG_ACCOUNT, "no account was recorded; this host is " + host.account());
    }
    return elsewhere(target)
        .<Advanced>map(detail -> new Advanced.Refused(Refusal.WRONG_ACCOUNT, detail))
        .orElseGet(() -> named(target).advance(target, errand));
  }

  @Override
  public Looked look(Target target, Errand errand) {
    if (target.account() == null) {
      return new Looked.Unverifiable(
          Doubt.ACCOUNT_UNKNOWN, "no account was recorded; this host is " + host.account());
    }
    HostKind kind = named(target);
    return elsewhere(target)
        .<Looked>map(detail -> new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, detail))
        .or(() -> switchedOff(kind))
        .orElseGet(() -> kind.look(target, errand));
  }

  /// Nothing on a host bears a mark of its owner's.
  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  private Optional<String> elsewhere(Target target) {
    String name = target.scope().getOrDefault(HostKind.HOST, "");
    if (!name.equals(host.name())) {
      return Optional.of("recorded on %s, but this is %s".formatted(name, host.name()));
    }
    return host.account().equals(target.account())
        ? Optional.empty()
        : Optional.of(
            "recorded in %s, but this host is %s".formatted(target.account(), host.account()));
  }

  private Optional<Looked> switchedOff(HostKind kind) {
    return on.contains(kind.check())
        ? Optional.empty()
        : Optional.of(
            new Looked.Unverifiable(
                Doubt.NO_CONTROL,
                "this check is switched off on %s (%s)"
                    .formatted(host.name(), kind.check().setting())));
  }

  private HostKind named(Target target) {
    return kinds.stream()
        .filter(kind -> kind.kind().name().equals(target.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of this worker"));
  }
}
