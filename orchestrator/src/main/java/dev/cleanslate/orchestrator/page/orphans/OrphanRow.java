package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.api.operator.OrphanView;
import dev.cleanslate.orchestrator.page.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An orphan as it stands in the list.
///
/// @param sights what was last seen of it, the latest first
record OrphanRow(OrphanView orphan, List<Sight> sights) {
  /// What was seen of it.
  ///
  /// @param by who looked
  record Sight(Sign sign, @Nullable Instant at, String by) {}

  /// Where it stands.
  public Sign sign() {
    return Sign.ofFinding(orphan.state());
  }

  /// Its kind; the owner's type where it is about a whole owner.
  public String kind() {
    Target resource = orphan.resource();
    return resource == null ? orphan.owner().type() : resource.kind();
  }

  /// Its id at the provider; the owner's where it is about a whole owner.
  public String name() {
    Target resource = orphan.resource();
    String id = resource == null ? orphan.owner().id() : resource.id();
    return id == null ? "announced, without an id yet" : id;
  }

  /// Where it lies; empty where nothing says so.
  public String place() {
    Target resource = orphan.resource();
    if (resource == null) {
      return "the whole owner";
    }
    String scope =
        resource.scope().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String account = resource.account();
    return account == null ? scope : scope.isEmpty() ? account : account + ", " + scope;
  }

  /// What was found, in plain words.
  public String finding() {
    return Filter.FINDINGS.getOrDefault(orphan.finding(), orphan.finding());
  }

  /// The address of the owner.
  public String ownerAddress() {
    return org.springframework.web.util.UriComponentsBuilder.fromPath("/owners")
        .pathSegment("{type}", "{id}")
        .encode()
        .buildAndExpand(orphan.owner().type(), orphan.owner().id())
        .toUriString();
  }

  /// Whether its owner is on record.
  public boolean hasOwner() {
    return !orphan.finding().equals("ownerless") && !orphan.finding().equals("unknown-owner");
  }

  /// Whether a person may still say something of it.
  public boolean isOpen() {
    return !orphan.state().equals("resolved");
  }

  /// Whether a clean-up may take it.
  public boolean isDeletable() {
    return Boolean.TRUE.equals(orphan.deletable());
  }
}
