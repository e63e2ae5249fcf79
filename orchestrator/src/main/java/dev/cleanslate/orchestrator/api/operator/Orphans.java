package dev.cleanslate.orchestrator.api.operator;

import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The findings of one tenant. Thread-safe.
@Component
public final class Orphans {
  private static final String SIGHTED =
      """
      select finding.*, s.first_seen_at, s.last_seen_at, s.finding = 'ownerless' and s.kept is null and finding.state <> 'kept' as deletable,
             case when finding.state = 'kept' or finding.state = 'open' and finding.kept_until <= finding.changed_at
                  then finding.kept_until end as until
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

  /// In the order that is asked for, beyond one.
  public List<OrphanView> list(String tenant, OrphanSearch search, long beyond, int limit) {
    Instant before = search.before();
    return jdbc.sql(
            SIGHTED
                + """
                 where finding.tenant = :tenant
                   and finding.state = any (:states)
                   and case when :oldest then finding.id > :beyond else finding.id < :beyond end
                   and (cast(:finding as text) is null or finding.finding = :finding)
                   and (cast(:kind as text) is null or finding.resource ->> 'kind' = :kind)
                   and (cast(:deletion as uuid) is null or saga_id = cast(:deletion as uuid))
                   and (cast(:before as timestamptz) is null or opened_at < :before)
                 order by case when :oldest then finding.id end, finding.id desc
                 limit :limit
                """)
        .param("tenant", tenant)
        .param("states", search.states().toArray(String[]::new))
        .param("oldest", search.oldestFirst())
        .param("beyond", beyond)
        .param("finding", search.finding())
        .param("kind", search.kind())
        .param("deletion", search.deletion() == null ? null : search.deletion().toString())
        .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(OrphanView::of)
        .list();
  }

  /// How many there are in each state; a state without any is not named.
  public Map<String, Long> states(String tenant) {
    return counted(
        tenant, "select state, count(*) from finding where tenant = :tenant group by state");
  }

  /// How many there are of each kind of resource, without those that are resolved.
  public Map<String, Long> kinds(String tenant) {
    return counted(
        tenant,
        """
        select resource ->> 'kind', count(*)
          from finding
         where tenant = :tenant
           and state <> 'resolved'
           and resource is not null
         group by 1
        """);
  }

  private Map<String, Long> counted(String tenant, String sql) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(sql)
        .param("tenant", tenant)
        .query((ResultSet row) -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /// One of them.
  public Optional<OrphanView> find(String tenant, long id) {
    return jdbc.sql(SIGHTED + " where finding.tenant = :tenant and finding.id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(OrphanView::of)
        .optional();
  }

  /// Notes that a person has seen it, or wants it kept; changes nothing once it is resolved.
  ///
  /// @param state `acknowledged` or `kept`
  /// @param until when what is kept is open again; absent means never
  void say(String tenant, long id, String state, String by, String note, @Nullable Instant until) {
    jdbc.sql(
            """
            update finding
               set state = :state,
                   by = :by,
                   note = :note,
                   kept_until = :until,
                   changed_at = clock_timestamp()
             where tenant = :tenant
               and id = :id
               and state <> 'resolved'
            """)
        .param("tenant", tenant)
        .param("id", id)
        .param("state", state)
        .param("by", by)
        .param("note", note)
        .param(
            "until",
            until == null ? null : until.atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /// What it was and is, the oldest first.
  List<FindingStatus> history(long id) {
    return jdbc.sql("select * from finding_status where finding_id = :id order by id")
        .param("id", id)
        .query(FindingStatus::of)
        .list();
  }
}
