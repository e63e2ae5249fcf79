package dev.cleanslate.orchestrator.page.overview;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much was proved gone lately: resources of deletions that came to their end, by slices of
/// time.
@Component
final class Throughput {
  static final Duration SPAN = Duration.ofHours(3);
  static final Duration SLICE = Duration.ofMinutes(5);

  private final JdbcClient jdbc;

  Throughput(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What was proved gone.
  ///
  /// @param slices how many in each slice, the oldest first
  record Gone(List<Long> slices) {
    /// In all.
    public long total() {
      return slices.stream().mapToLong(Long::longValue).sum();
    }

    /// The most in one slice.
    public long most() {
      return slices.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// For the script that draws it.
    public String points() {
      return slices.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// For those who do not see it.
    public String label() {
      return "Resources proved gone in the last three hours: %d, at most %d in five minutes"
          .formatted(total(), most());
    }
  }

  Gone of(String tenant, Instant now) {
    long[] slices = new long[(int) SPAN.dividedBy(SLICE)];
    jdbc.sql(
            """
            select floor(extract(epoch from (finished_at - cast(:begin as timestamptz))) / :slice)::int as slice,
                   sum(gone) as gone
              from saga
             where tenant = :tenant
               and state = 'deleted'
               and finished_at >= :begin
             group by 1
            """)
        .param("tenant", tenant)
        .param("begin", Timestamp.from(now.minus(SPAN)))
        .param("slice", SLICE.toSeconds())
        .query(row -> {
          slices[Math.clamp(row.getInt("slice"), 0, slices.length - 1)] += row.getLong("gone");
        });
    return new Gone(Arrays.stream(slices).boxed().toList());
  }
}
