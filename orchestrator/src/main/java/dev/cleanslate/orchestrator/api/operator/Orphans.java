package dev.cleanslate.orchestrator.api.operator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The findings of one tenant.
@Component
final class Orphans {
  private static final String SIGHTED =
      """
      select finding.*, s.first_seen_at, s.last_seen_at, s.finding = 'ownerless' and s.kept is null as deletable
        from finding
        left join sighting s
          on s.kind = finding.sighted_kind
         and s.id = finding.sighted_id
         and finding.state <> 'resolved'
      """;

  private final JdbcClient jdbc;

  Orphans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The newest first, beyond one.
  List<OrphanView> list(
      String tenant,
      String state,
      @Nullable String finding,
      @Nullable UUID deletion,
      long beyond,
      int limit) {
    return jdbc.sql(
            SIGHTED
                + """
                 where finding.tenant = :tenant
                   and finding.state = :state
                   and finding.id < :beyond
                   and (cast(:finding as text) is null or finding.finding = :finding)
                   and (cast(:deletion as uuid) is null or saga_id = cast(:deletion as uuid))
                 order by finding.id desc
                 limit :limit
                """)
        .param("tenant", tenant)
        .param("state", state)
        .param("beyond", beyond)
        .param("finding", finding)
        .param("deletion", deletion == null ? null : deletion.toString())
        .param("limit", limit)
        .query(OrphanView::of)
        .list();
  }

  /// One of them.
  Optional<OrphanView> find(String tenant, long id) {
    return jdbc.sql(SIGHTED + " where finding.tenant = :tenant and finding.id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(OrphanView::of)
        .optional();
  }

  /// Notes that a person has seen it; changes nothing once it is resolved.
  void acknowledge(String tenant, long id, String by, String note) {
    jdbc.sql(
            """
            update finding
               set state = 'acknowledged',
                   by = :by,
                   note = :note,
                   changed_at = clock_timestamp()
             where tenant = :tenant
               and id = :id
               and state <> 'resolved'
            """)
        .param("tenant", tenant)
        .param("id", id)
        .param("by", by)
        .param("note", note)
        .update();
  }
}
