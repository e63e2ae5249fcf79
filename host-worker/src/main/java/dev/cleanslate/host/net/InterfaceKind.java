package dev.cleanslate.host.net;

import dev.cleanslate.host.kind.Born;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Network interfaces. The id is the name; the proof of sameness is the boot, the index and the
/// kind, `<boot id>/<index>/<kind>`: the kernel hands indices out upwards, and a name that comes
/// back has a higher one. The control of an absence is `lo` in the same listing. Thread-safe.
public final class InterfaceKind implements HostKind {
  /// The kind's name.
  public static final String NAME = "host.interface";

  private static final Kind KIND =
      HostKind.onHost(NAME, Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}"));
  private static final String FORM = "target.sameness must be <boot id>/<index>/<kind>";

  private final Host host;
  private final Links links;
  private final Set<String> deletable;

  InterfaceKind(Host host, Links links, Set<String> deletable) {
    this.host = host;
    this.links = links;
    this.deletable = Set.copyOf(deletable);
  }

  /// The interfaces of this host.
  ///
  /// @param deletable the kinds that may be deleted; anything else is protected
  public static InterfaceKind of(Host host, Network network, Set<String> deletable) {
    return new InterfaceKind(host, new Links(network.ip()), deletable);
  }

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public Check check() {
    return Check.VPN_INTERFACES;
  }

  @Override
  public Control control(Errand errand) {
    return switch (links.all(errand)) {
      case Links.Listing.All _ -> proved();
      case Links.Listing.Unread(var told) ->
          new Control.Failed(
              Doubt.CONTROL_FAILED, "interfaces cannot be listed: " + told.problem());
    };
  }

  private Control proved() {
    return new Control.Proved(links.call() + " -> lo");
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    Optional<Born> born = born(target);
    if (born.isEmpty()) {
      return new Advanced.Refused(Refusal.BAD_TARGET, FORM);
    }
    return switch (links.all(errand)) {
      case Links.Listing.All all ->
          advanced(Found.in(all, name(target), born.get(), host), born.get(), all, errand);
      case Links.Listing.Unread(var told) -> Told.unreached(told);
    };
  }

  private Advanced advanced(Found found, Born born, Links.Listing.All all, Errand errand) {
    return switch (found) {
      case Found.Absent _ -> host.gone(links.call(), "absent", null);
      case Found.Later(var link) -> notTheSame(born, link);
      case Found.Other(var link, _) -> notTheSame(born, link);
      case Found.Same(var link) ->
          deletable.contains(link.kind()) && !link.isLoopback()
              ? deleted(link, all, errand)
              : new Advanced.Refused(
                  Refusal.PROTECTED,
                  "interfaces of kind «%s» are not deleted here".formatted(link.kind()));
    };
  }

  private Advanced notTheSame(Born born, Link link) {
    return new Advanced.Refused(
        Refusal.NOT_THE_SAME,
        "registered as %s, found %s as %s/%d/%s"
            .formatted(born, link.name(), host.boot(), link.index(), link.kind()));
  }

  private Advanced deleted(Link link, Links.Listing.All all, Errand errand) {
    return switch (links.delete(errand, link, all)) {
      case Told.Said _ ->
          host.gone(
              "ip link delete if" + link.index(),
              "disconnected=true vpn_type=" + link.kind(),
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
    Optional<Born> born = born(target);
    if (born.isEmpty()) {
      return new Looked.Unverifiable(Doubt.BAD_TARGET, FORM);
    }
    return switch (links.all(errand)) {
      case Links.Listing.All all -> looked(Found.in(all, name(target), born.get(), host));
      case Links.Listing.Unread(var told) -> Told.unread(told);
    };
  }

  private Looked looked(Found found) {
    return switch (found) {
      case Found.Absent(var why) -> absent(why);
      case Found.Later(var link) ->
          absent("The name is now that of an interface made later, with index " + link.index());
      case Found.Other(_, var why) -> new Looked.Unverifiable(Doubt.BAD_TARGET, why);
      case Found.Same(var link) ->
          new Looked.Present(
              Standing.FREE,
              host.seen(
                  links.call(), "exists=true interface_count=1 kind=%s".formatted(link.kind())));
    };
  }

  private Looked absent(String why) {
    return host.absent(links.call(), "exists=false interface_count=0", proved(), why);
  }

  private static Optional<Born> born(Target target) {
    return Born.of(target.sameness()).filter(born -> !born.trait().isEmpty());
  }

  private static String name(Target target) {
    return String.valueOf(target.id());
  }
}
