package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the page shows of one deletion and REST has no call of its own for. Whether the caller may
/// see that deletion was asked before. Thread-safe; changes nothing.
@Component
final class Facts {
  private final JdbcClient jdbc;

  Facts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The latest of its history before one entry, the latest first.
  List<Story> before(UUID deletion, long seq, int limit) {
    return stories("seq < :seq order by seq desc", deletion, seq, limit);
  }

  /// What came after one entry of its history, in its order.
  List<Story> after(UUID deletion, long seq, int limit) {
    return stories("seq > :seq order by seq", deletion, seq, limit);
  }

  /// Since when something of it has waited for a person.
  Optional<Instant> stuckSince(UUID deletion) {
    return jdbc.sql(
            """
            select min(opened_at) as since
              from finding
             where saga_id = :deletion
               and finding in ('stuck', 'unverifiable')
               and state <> 'resolved'
            """)
        .param("deletion", deletion)
        .query((row, _) -> Optional.ofNullable(Columns.time(row, "since")))
        .single();
  }

  /// The order is one of two fixed texts.
  private List<Story> stories(String part, UUID deletion, long seq, int limit) {
    return jdbc.sql(
            "select event::text as event from history where saga_id = :deletion and %s limit :limit"
                .formatted(part))
        .param("deletion", deletion)
        .param("seq", seq)
        .param("limit", limit)
        .query((row, _) -> Story.of(Wire.json().readValue(row.getString("event"), SagaEvent.class)))
        .list();
  }
}
