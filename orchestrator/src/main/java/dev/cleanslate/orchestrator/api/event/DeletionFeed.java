package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The history of one deletion, by `seq`, from its beginning. The numbers have no gaps and are
/// written under the deletion's lock, so that "greater than" loses nothing here.
record DeletionFeed(JdbcClient jdbc, UUID id) implements Feed {
  private static final int PAGE = 200;
  private static final String START = "0";

  /// Where a reader wants to go on, as it said; absent means the beginning.
  static String place(@Nullable String asked) {
    if (asked == null) {
      return START;
    }
    if (!asked.matches("\\d{1,18}")) {
      throw Problem.field("Last-Event-ID", "must be the id of an event of this deletion, a number");
    }
    return asked;
  }

  @Override
  public Optional<UUID> deletion() {
    return Optional.of(id);
  }

  @Override
  public Batch beyond(String place) {
    List<Told> told =
        jdbc.sql(
                """
                select seq, event::text as event
                  from history
                 where saga_id = :saga
                   and seq > :seq
                 order by seq
                 limit :limit
                """)
            .param("saga", id)
            .param("seq", Long.parseLong(place))
            .param("limit", PAGE)
            .query((row, _) -> new Told(row.getString("seq"), row.getString("event")))
            .list();
    return new Batch(told, told.isEmpty() ? place : told.getLast().place(), told.size() == PAGE);
  }
}
