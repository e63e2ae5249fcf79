package dev.cleanslate.host.net;

import dev.cleanslate.worker.Errand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// All interfaces of a network namespace. Thread-safe.
final class Links {
  private static final List<String> SHOW = List.of("-json", "-details", "link", "show");

  private final Ip ip;

  Links(Ip ip) {
    this.ip = ip;
  }

  /// What listing them came to.
  sealed interface Listing {
    /// All of them; `lo` is among them, which always exists.
    record All(List<Link> links) implements Listing {
      Optional<Link> at(long index) {
        return links.stream().filter(each -> each.index() == index).findFirst();
      }

      Optional<Link> named(String name) {
        return links.stream().filter(each -> each.name().equals(name)).findFirst();
      }
    }

    /// They could not be listed.
    record Unread(Told told) implements Listing {}
  }

  Listing all(Errand errand) {
    Told told = ip.ask(errand, SHOW);
    return told instanceof Told.Said(var json) ? read(json) : new Listing.Unread(told);
  }

  private static Listing read(JsonNode json) {
    List<Link> links = new ArrayList<>();
    for (JsonNode row : json) {
      Optional<Link> link = Link.of(row);
      if (link.isEmpty()) {
        return new Listing.Unread(new Told.Silent("ip listed an interface without a name"));
      }
      links.add(link.get());
    }
    return links.stream().anyMatch(Link::isLoopback)
        ? new Listing.All(List.copyOf(links))
        : new Listing.Unread(new Told.Silent("ip listed interfaces, but not lo"));
  }

  /// Deletes by index and not by name, which could have gone to another interface since it was
  /// listed: ip takes `if<index>` for the index, where no interface is called so.
  Told delete(Errand errand, Link link, Listing.All all) {
    String byIndex = "if" + link.index();
    return all.named(byIndex).isPresent() && !link.name().equals(byIndex)
        ? new Told.NotRun(
            "another interface is called %s, so that it cannot be told apart".formatted(byIndex))
        : ip.change(errand, List.of("link", "delete", "dev", byIndex));
  }

  /// The listing as a person would type it.
  String call() {
    return ip.words(SHOW);
  }
}
