package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The ids of owners that callers may name by an alias. An id wins over an alias; thread-safe.
@Component
public final class OwnerNames {
  private final OwnerRows owners;

  OwnerNames(OwnerRows owners) {
    this.owners = owners;
  }

  /// The owner under its id, where that name is an alias; what nobody registered stays as it is.
  public OwnerRef byId(OwnerRef named) {
    return owners
        .find(named.tenant(), named.type(), named.id())
        .map(row -> new OwnerRef(row.tenant(), row.type(), row.id()))
        .orElse(named);
  }

  /// The deletion of an owner that was asked for last, if there was one.
  Optional<UUID> latestDeletion(OwnerRef owner) {
    return owners
        .find(owner.tenant(), owner.type(), owner.id())
        .flatMap(row -> owners.latestDeletion(row.no()));
  }
}
