package dev.cleanslate.storage.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a listing: an object, one version of it, or a delete marker.
///
/// @param versionId absent where the service lists no versions; `null` for what was written without
///   versioning
/// @param etag with its quotation marks; absent for a marker
/// @param modified absent where the service does not say
/// @param isMarker whether it only says that the object was deleted
/// @param isLatest whether it is what the key stands for now
public record Stored(
    String key,
    @Nullable String versionId,
    @Nullable String etag,
    @Nullable Instant modified,
    boolean isMarker,
    boolean isLatest) {
  /// What no later write under the same key shares, as far as the service tells.
  public String identity() {
    return "%s\n%s\n%s\n%s".formatted(key, versionId, etag, modified);
  }

  /// Whether a later write can never take its place under the same name: it has a version id of its
  /// own.
  public boolean isImmutable() {
    return versionId != null && !versionId.equals("null");
  }
}
