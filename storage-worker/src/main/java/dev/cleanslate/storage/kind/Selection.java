package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Target;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is meant within a bucket: one key, or all keys that begin so.
///
/// @param name the key or the prefix
/// @param isExact whether it is one key
public record Selection(String bucket, String name, boolean isExact) {
  private static final int MOST_BYTES = 1024;

  /// What a target of this kind means; empty where no key can be so long or be written so.
  public static Optional<Selection> of(StorageKind kind, Target target) {
    String name = String.valueOf(target.id());
    boolean isKey =
        StandardCharsets.UTF_8.newEncoder().canEncode(name)
            && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    String bucket = target.scope().getOrDefault("bucket", "");
    return isKey
        ? Optional.of(new Selection(bucket, name, kind == StorageKind.OBJECT))
        : Optional.empty();
  }

  /// Whether a key that was listed is meant. A service that does not honour the prefix it was asked
  /// for changes nothing here.
  boolean takes(String key) {
    return isExact ? key.equals(name) : key.startsWith(name);
  }

  /// The request that lists it, as evidence shows it.
  String call() {
    return "GET /%s?versions&prefix=%s".formatted(bucket, name);
  }
}
