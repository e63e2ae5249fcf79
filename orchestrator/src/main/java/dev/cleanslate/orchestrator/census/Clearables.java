package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was found to be nobody's, in PostgreSQL.
final class Clearables {
  private final JdbcClient jdbc;

  Clearables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The tenant's, the oldest first; all things of an owner together.
  ///
  /// @param ids the numbers of the findings that are meant; empty means all
  List<Cleared> list(String tenant, @Nullable String kind, Collection<Long> ids, int most) {
    return jdbc.sql(
            """
            select f.id as finding_id, g.kind, g.id, g.tenant, g.owner_type, g.owner_id, g.resource, g.name, g.first_seen_at,
                   g.last_seen_at,
                   case when f.state = 'kept' then 'it is kept on purpose, as ' || f.by || ' said; stop keeping it first'
                        else g.kept end as kept
              from finding f
              join sighting g
                on g.kind = f.sighted_kind
               and g.id = f.sighted_id
             where f.tenant = :tenant
               and f.state <> 'resolved'
               and g.finding = 'ownerless'
               and (cast(:kind as text) is null or g.kind = :kind)
               and (cardinality(:ids::bigint[]) = 0 or f.id = any (:ids))
             order by g.owner_type, g.owner_id, f.id
             limit :most
            """)
        .param("tenant", tenant)
        .param("kind", kind)
        .param("ids", ids.toArray(Long[]::new))
        .param("most", most)
        .query((row, _) -> cleared(row))
        .list();
  }

  private static Cleared cleared(ResultSet row) throws SQLException {
    return new Cleared(
        row.getLong("finding_id"),
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        Wire.json().readValue(row.getString("resource"), Target.class),
        row.getString("name"),
        row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
        row.getString("kept"),
        null,
        null,
        row.getString("kept"));
  }
}
