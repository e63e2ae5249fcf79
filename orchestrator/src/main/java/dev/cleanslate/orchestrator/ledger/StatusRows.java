package dev.cleanslate.orchestrator.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What owners are and were, in PostgreSQL: no state changes without a row that says who changed
/// it, and why.
final class StatusRows {
  private final JdbcClient jdbc;

  StatusRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Owners that are hidden stay so while they are being deleted.
  void become(Map<Long, Word> owners, Owner.State state) {
    if (owners.isEmpty()) {
      return;
    }
    List<Map.Entry<Long, Word>> all = List.copyOf(owners.entrySet());
    jdbc.sql(
            """
              with word as (
                   select *
                     from unnest(:nos::bigint[], :by::text[], :why::text[], :sagas::uuid[])
                          as word (no, by, why, saga_id)),
                   was as (
                   select no, state
                     from owner
                    where no = any (:nos)
                    order by no
                      for update),
                   turned as (
                   update owner
                      set state = :state,
                          hidden = case :state when 'hidden' then true when 'deleting' then hidden else false end,
                          deleted_at = case when :state in ('hidden', 'deleted') then clock_timestamp()
                                            when :state = 'deleting' then deleted_at end,
                          status_seq = status_seq + 1
                     from was
                    where owner.no = was.no
                   returning owner.no, owner.status_seq, owner.incarnation, was.state as was)
            insert into owner_status (owner_no, seq, incarnation, was, state, by, why, saga_id)
            select turned.no, turned.status_seq, turned.incarnation, turned.was, :state, word.by, word.why, word.saga_id
              from turned
              join word on word.no = turned.no
            """)
        .param("nos", all.stream().map(Map.Entry::getKey).toArray(Long[]::new))
        .param("by", all.stream().map(one -> one.getValue().by()).toArray(String[]::new))
        .param("why", all.stream().map(one -> one.getValue().why()).toArray(String[]::new))
        .param("sagas", all.stream().map(StatusRows::saga).toArray(String[]::new))
        .param("state", state.wire())
        .update();
  }

  private static @Nullable String saga(Map.Entry<Long, Word> one) {
    var saga = one.getValue().saga();
    return saga == null ? null : saga.toString();
  }

  /// Records something about an owner whose row the caller has locked and changed, if it had to.
  void told(long owner, Owner.@Nullable State was, Word word) {
    jdbc.sql(
            """
              with told as (
                   update owner
                      set status_seq = status_seq + 1
                    where no = :no
                   returning no, status_seq, incarnation, state)
            insert into owner_status (owner_no, seq, incarnation, was, state, by, why, saga_id)
            select no, status_seq, incarnation, :was, state, :by, :why, :saga::uuid
              from told
            """)
        .param("no", owner)
        .param("was", was == null ? null : was.wire())
        .param("by", word.by())
        .param("why", word.why())
        .param("saga", word.saga() == null ? null : word.saga().toString())
        .update();
  }
}
