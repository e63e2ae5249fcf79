package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import java.time.Instant;

/// One version of an object, or a delete marker, which has no content. Immutable.
///
/// @param id `null` where the bucket had no versioning when it was written
/// @param place grows with each version of the room; of two of one key the greater is the newer
/// @param etag with its quotation marks; empty for a marker
record Version(
    String key,
    String id,
    long place,
    boolean isMarker,
    String etag,
    Instant modified,
    Body content,
    boolean isLocked) {
  /// The id of what was written without versioning.
  static final String NULL = "null";

  /// How an admin names it.
  String label() {
    return key + "?versionId=" + id;
  }
}
