package dev.cleanslate.host.net;

import dev.cleanslate.host.kind.Born;
import dev.cleanslate.host.kind.Host;
import java.util.Optional;

/// What a listing says of the interface that was registered. Pure.
sealed interface Found {
  /// It is there.
  record Same(Link link) implements Found {}

  /// It is not there.
  record Absent(String why) implements Found {}

  /// It is not there; its name went to an interface that was made later.
  record Later(Link link) implements Found {}

  /// What is there fits only in part, which a person must judge.
  record Other(Link link, String why) implements Found {}

  static Found in(Links.Listing.All all, String name, Born born, Host host) {
    Optional<Link> namesake = all.named(name);
    if (!born.isOf(host)) {
      return namesake
          .<Found>map(Later::new)
          .orElseGet(() -> new Absent("It went with an earlier boot of the host"));
    }
    return all.at(born.order())
        .map(link -> compared(link, name, born))
        .orElseGet(() ->
            namesake
                .map(link -> succeeding(link, born))
                .orElseGet(() -> new Absent("No interface of this name or index was found")));
  }

  private static Found compared(Link link, String name, Born born) {
    if (!link.name().equals(name)) {
      return new Other(link, "interface %d is called %s now".formatted(link.index(), link.name()));
    }
    return link.kind().equals(born.trait())
        ? new Same(link)
        : new Other(
            link, "registered as «%s», but it is «%s»".formatted(born.trait(), link.kind()));
  }

  private static Found succeeding(Link link, Born born) {
    return link.index() > born.order()
        ? new Later(link)
        : new Other(
            link,
            "registered with index %d, but %s has the lower index %d"
                .formatted(born.order(), link.name(), link.index()));
  }
}
