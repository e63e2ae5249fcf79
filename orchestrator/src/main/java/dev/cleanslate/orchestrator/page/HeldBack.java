package dev.cleanslate.orchestrator.page;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.orchestrator.api.security.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The holds in force, as they were when this was made, for showing a caller's deletions.
///
/// @param tenant whose deletions are shown
/// @param inForce all holds, by key
public record HeldBack(String tenant, Map<String, Hold> inForce) {
  /// The holds of now.
  public static HeldBack now(Holds holds, Caller caller) {
    return new HeldBack(caller.tenant(), holds.all());
  }

  /// Whether everything of the tenant is held.
  public boolean all() {
    return whole().isPresent();
  }

  /// The hold over everything of the tenant, if there is one.
  public Optional<Hold> whole() {
    return Optional.ofNullable(inForce.get("all"))
        .or(() -> Optional.ofNullable(inForce.get("tenant/" + tenant)));
  }

  /// The keys in force, for asking the database which deletions they cover.
  public String[] keys() {
    return inForce.keySet().toArray(String[]::new);
  }

  /// The hold that covers a deletion, if one does.
  public Optional<Hold> on(UUID deletion, String type, String id) {
    return whole()
        .or(() -> Optional.ofNullable(inForce.get("saga/" + deletion)))
        .or(() -> Optional.ofNullable(inForce.get("owner/" + tenant + "/" + type + "/" + id)));
  }
}
