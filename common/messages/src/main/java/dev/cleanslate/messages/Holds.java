package dev.cleanslate.messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The holds in force, as read from `cleanslate.control`. Thread-safe; one per process.
public final class Holds {
  private final Map<String, Hold> byKey = new ConcurrentHashMap<>();

  /// Takes in one record of the topic; absent means released.
  public void accept(String key, @Nullable Hold hold) {
    if (hold == null || !hold.on()) {
      byKey.remove(key);
    } else {
      byKey.put(key, hold);
    }
  }

  /// The key of a hold that covers this resource, if any does.
  public Optional<String> covering(OwnerRef owner, UUID saga, String kind, String worker) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    return List.of(
            "all",
            "tenant/" + owner.tenant(),
            "owner/" + owner.key(),
            "saga/" + saga,
            "kind/" + kind,
            "worker/" + worker)
        .stream()
        .filter(byKey::containsKey)
        .findFirst();
  }

  /// A copy of all of them.
  public Map<String, Hold> all() {
    return Map.copyOf(byKey);
  }
}
