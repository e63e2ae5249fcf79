package dev.cleanslate.orchestrator.history;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.engine.SagaTrace;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events of sagas, by saga from its `published_seq`. One publisher at a time, by an advisory
/// lock of the transaction, so that the events of a saga are never told out of order.
final class SagaFeed implements Feed {
  private static final long LOCK = 0x636c65616e01L;
  private static final int SAGAS = 200;
  private static final int EVENTS = 1000;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Announcer announcer;

  SagaFeed(Transactions transactions, JdbcClient jdbc, Announcer announcer) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.announcer = announcer;
  }

  @Override
  public String toString() {
    return "the feed of sagas";
  }

  @Override
  public int tell() {
    return transactions.run(() -> {
      if (!AdvisoryLock.tryFor(jdbc, LOCK)) {
        return 0;
      }
      List<Row> rows = untold();
      announcer.announce(rows.stream().map(Row::announcement).toList());
      remember(rows);
      return rows.size();
    });
  }

  private List<Row> untold() {
    return jdbc.sql(
            """
            select h.saga_id, h.seq, h.at, h.event, s.trace
              from (select id, published_seq, trace
                      from saga
                     where version > published_seq
                     order by id
                     limit :sagas) s
              join history h
                on h.saga_id = s.id
               and h.seq > s.published_seq
             order by h.saga_id, h.seq
             limit :events
            """)
        .param("sagas", SAGAS)
        .param("events", EVENTS)
        .query((row, _) ->
            new Row(
                row.getObject("saga_id", UUID.class),
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("event"),
                row.getString("trace")))
        .list();
  }

  private void remember(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Map<UUID, Long> told = new LinkedHashMap<>();
    rows.forEach(row -> told.merge(row.saga(), row.seq(), Math::max));
    jdbc.sql(
            """
              with told as (
                   select id, seq
                     from unnest(:sagas::uuid[], :seqs::bigint[]) as told (id, seq)),
                   locked as (
                   select saga.id
                     from saga
                    where saga.id in (select id from told)
                    order by saga.id
                      for update)
            update saga
               set published_seq = greatest(saga.published_seq, told.seq)
              from told
              join locked using (id)
             where saga.id = told.id
            """)
        .param("sagas", told.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .param("seqs", told.values().toArray(Long[]::new))
        .update();
  }

  private record Row(UUID saga, long seq, Instant at, String event, @Nullable String trace) {
    Announcement announcement() {
      return new Announcement(
          Topics.SAGAS,
          saga.toString(),
          saga + "/" + seq,
          "dev.cleanslate.saga",
          at,
          event,
          SagaTrace.of(saga, trace));
    }
  }
}
