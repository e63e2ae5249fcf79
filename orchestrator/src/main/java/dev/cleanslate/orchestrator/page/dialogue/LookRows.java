package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the last dry run of an owner. Thread-safe; changes nothing.
@Component
final class LookRows {
  private final JdbcClient jdbc;

  LookRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// That of this life of an owner; empty where nobody has looked, or it was taken back.
  Optional<LastLook> of(long owner, int incarnation) {
    return jdbc.sql(
            """
            select id, state, planned + sent + waiting + checking + doubted as left_over, changed_at
              from saga
             where owner_no = :owner
               and incarnation = :incarnation
               and rehearsal
               and state <> 'cancelled'
             order by created_at desc
             limit 1
            """)
        .param("owner", owner)
        .param("incarnation", incarnation)
        .query((row, _) -> {
          UUID id = row.getObject("id", UUID.class);
          Map<String, long[]> tallies = tallies(id);
          Map<String, Long> things = new LinkedHashMap<>();
          tallies.forEach((kind, tally) -> things.put(kind, tally[0]));
          return new LastLook(
              id,
              SagaState.of(row.getString("state")),
              row.getInt("left_over"),
              things,
              tallies.values().stream().mapToLong(tally -> tally[1]).sum(),
              row.getTimestamp("changed_at").toInstant());
        })
        .optional();
  }

  /// How many resources were registered while that deletion went.
  long late(UUID deletion) {
    return jdbc.sql("select count(*) from finding where saga_id = :id and finding = 'late'")
        .param("id", deletion)
        .query(Long.class)
        .single();
  }

  /// Per kind, how many things there are, and how many of them are in use.
  private Map<String, long[]> tallies(UUID deletion) {
    Map<String, long[]> tallies = new LinkedHashMap<>();
    jdbc.sql(
            """
            select kind, sum(coalesce(tally_count, 1)) as things, sum(coalesce(tally_active, 0)) as active
              from step
             where saga_id = :deletion
               and state = 'seen'
             group by kind
            """)
        .param("deletion", deletion)
        .query(row -> {
          tallies.put(
              row.getString("kind"), new long[] {row.getLong("things"), row.getLong("active")});
        });
    return tallies;
  }
}
