package dev.cleanslate.orchestrator.api.operator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which findings are looked for.
///
/// @param states `open`, `acknowledged`, `kept`, `resolved`: one of these
/// @param finding what was found, as in `ownerless`; absent means anything
/// @param kind of the resource; absent means any
/// @param deletion the one that found it; absent means any, or none
/// @param before opened before that time; absent means whenever
/// @param oldestFirst whether the oldest come first; else the newest
public record OrphanSearch(
    List<String> states,
    @Nullable String finding,
    @Nullable String kind,
    @Nullable UUID deletion,
    @Nullable Instant before,
    boolean oldestFirst) {

  /// What comes before everything in this order.
  public long start() {
    return oldestFirst ? 0 : Long.MAX_VALUE;
  }
}
