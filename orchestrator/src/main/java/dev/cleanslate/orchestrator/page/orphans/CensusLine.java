package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.census.Censuses;
import dev.cleanslate.orchestrator.census.Coverage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the censuses cover, for the tenant that may know it. A census that is silent is told before
/// anything else.
@Component
final class CensusLine {
  private final Coverage coverage;
  private final Censuses censuses;

  CensusLine(Coverage coverage, Censuses censuses) {
    this.coverage = coverage;
    this.censuses = censuses;
  }

  /// What can be said; nothing to other tenants, or where no kind is counted.
  ///
  /// @param counts by kind and account
  /// @param oldest when the kind was last counted whole that waits the longest; absent where one
  ///   never was
  /// @param never how many kinds were never counted whole
  record Seen(List<Coverage.Count> counts, @Nullable Instant oldest, long never) {}

  @Nullable Seen of(Caller caller) {
    if (!caller.tenant().equals(censuses.tenant()) || censuses.kinds().isEmpty()) {
      return null;
    }
    List<Coverage.Count> counts = coverage.all();
    List<Coverage.Count> whole =
        counts.stream().filter(one -> Boolean.TRUE.equals(one.complete())).toList();
    long never =
        censuses.kinds().stream()
            .filter(kind -> whole.stream().noneMatch(one -> one.kind().equals(kind)))
            .count();
    Instant oldest =
        whole.stream()
            .map(Coverage.Count::endedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Seen(counts, oldest, never);
  }
}
