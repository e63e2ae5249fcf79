package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.catalog.Catalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Owners by what people know of them: the beginning of an id, a further name, whose it is, or the
/// id of something it holds. For reading; thread-safe.
@Component
public final class OwnerSearch {
  /// Resources are counted up to here.
  public static final int MOST_COUNTED = 10_000;

  private final JdbcClient jdbc;
  private final Catalog catalog;

  OwnerSearch(JdbcClient jdbc, Catalog catalog) {
    this.jdbc = jdbc;
    this.catalog = catalog;
  }

  /// Which ones are looked for.
  ///
  /// @param text the beginning of an id; or exactly an alias, a holder, or the id of a resource
  /// @param holder only whose they are; absent means anybody's
  /// @param hidden whether those in their grace period belong to it
  public record Wanted(
      @Nullable String text,
      @Nullable String type,
      List<String> states,
      @Nullable String holder,
      boolean hidden) {}

  /// One of them.
  ///
  /// @param held what it holds now, counted up to [#MOST_COUNTED]
  public record Found(OwnerRow owner, long held) {}

  /// By type and id, beyond one.
  public List<Found> list(
      String tenant, Wanted wanted, String beyondType, String beyondId, int limit) {
    return jdbc.sql(
            """
            select o.no, o.tenant, o.type, o.id, o.incarnation, o.state, o.registered, o.born_at, o.deleted_at,
                   case when o.holder_incarnation = o.incarnation then o.holder end as holder,
                   (select count(*)
                      from (select
                              from resource r
                             where r.owner_no = o.no
                               and r.incarnation = o.incarnation
                               and r.state in ('registered', 'intended', 'held')
                             limit :counted) as few) as held
              from owner o
             where o.tenant = :tenant
               and (o.type, o.id) > (:beyondType, :beyondId)
               and (cast(:type as text) is null or o.type = :type)
               and o.state = any (:states)
               and (:hidden or not o.hidden)
               and (cast(:holder as text) is null
                    or o.holder = :holder and o.holder_incarnation = o.incarnation)
               and (cast(:text as text) is null
                    or starts_with(o.id, :text)
                    or o.holder = :text and o.holder_incarnation = o.incarnation
                    or o.no in (select owner_no from owner_alias where tenant = :tenant and alias = :text)
                    or o.no in (select owner_no from resource where kind = any (:kinds) and id = :text))
             order by o.type, o.id
             limit :limit
            """)
        .param("tenant", tenant)
        .param("beyondType", beyondType)
        .param("beyondId", beyondId)
        .param("type", wanted.type())
        .param("states", wanted.states().toArray(String[]::new))
        .param("hidden", wanted.hidden())
        .param("holder", wanted.holder())
        .param("text", wanted.text())
        .param("kinds", catalog.kinds().keySet().toArray(String[]::new))
        .param("counted", MOST_COUNTED)
        .param("limit", limit)
        .query((row, _) -> found(row))
        .list();
  }

  private static Found found(ResultSet row) throws SQLException {
    var owner =
        new OwnerRow(
            row.getLong("no"),
            row.getString("tenant"),
            row.getString("type"),
            row.getString("id"),
            row.getInt("incarnation"),
            row.getString("state"),
            row.getBoolean("registered"),
            row.getTimestamp("born_at").toInstant(),
            time(row),
            row.getString("holder"));
    return new Found(owner, row.getLong("held"));
  }

  private static @Nullable Instant time(ResultSet row) throws SQLException {
    var deleted = row.getTimestamp("deleted_at");
    return deleted == null ? null : deleted.toInstant();
  }
}
