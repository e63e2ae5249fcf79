package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// A multipart upload that was begun and is neither completed nor aborted.
///
/// @param parts by their number; filled as they come
record Upload(String key, String id, Instant initiated, NavigableMap<Integer, Body> parts) {
  static Upload begun(String key, String id, Instant now) {
    return new Upload(key, id, now, new ConcurrentSkipListMap<>());
  }
}
