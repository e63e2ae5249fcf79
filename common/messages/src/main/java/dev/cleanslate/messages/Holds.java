package dev.cleanslate.messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The holds in force, as read from `cleanslate.control`. Thread-safe; one per process, which one
/// thread keeps up to date.
public final class Holds {
  private volatile Map<String, Hold> byKey = new ConcurrentHashMap<>();

  /// Takes in one record of the topic; absent means released.
  public void accept(String key, @Nullable Hold hold) {
    if (hold == null || !hold.on()) {
      byKey.remove(key);
    } else {
      byKey.put(key, hold);
    }
  }

  /// Takes over what has been read anew, all at once: nobody sees anything released in passing.
  public void become(Holds anew) {
    byKey = new ConcurrentHashMap<>(anew.byKey);
  }

  /// The key of a hold that covers this resource, if any does.
  public Optional<String> covering(OwnerRef owner, UUID saga, String kind, String worker) {
    Map<String, Hold> now = byKey;
    if (now.isEmpty()) {
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
        .filter(now::containsKey)
        .findFirst();
  }

  /// A copy of all of them.
  public Map<String, Hold> all() {
    return Map.copyOf(byKey);
  }
}
