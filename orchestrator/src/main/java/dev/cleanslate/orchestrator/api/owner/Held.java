package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import org.springframework.stereotype.Component;

/// Owners as a caller may know them: of its tenant, and where the caller is one who counts only
/// with what it holds, held by it. Thread-safe.
@Component
public final class Held {
  private final OwnerRows owners;

  Held(OwnerRows owners) {
    this.owners = owners;
  }

  /// The owner of that id or alias; a [Problem] that is the same whether there is none or it is not
  /// the caller's.
  public OwnerRow require(Caller caller, String type, String id) {
    OwnerRef named = caller.owner(type, id);
    return owners
        .find(named.tenant(), named.type(), named.id())
        .filter(row -> !caller.onlyHeld() || caller.name().equals(row.holder()))
        .orElseThrow(
            () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(named)));
  }
}
