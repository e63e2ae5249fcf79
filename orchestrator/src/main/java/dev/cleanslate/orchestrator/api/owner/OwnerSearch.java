package dev.cleanslate.orchestrator.api.owner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Owners by what people know of them: the beginning of an id, a further name, whose it is, or the
/// id or name of something it holds. For reading; thread-safe.
@Component
public final class OwnerSearch {
  /// Resources are counted up to here.
  public static final int MOST_COUNTED = 10_000;

  /// What is shown of owners, in their order; `%s` says where they come from.
  static final String LIST =
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
         and o.no in (%s)
         and (o.type, o.id) > (:beyondType, :beyondId)
         and (cast(:type as text) is null or o.type = :type)
         and o.state = any (:states)
         and (:hidden or not o.hidden)
         and (cast(:holder as text) is null
              or o.holder = :holder and o.holder_incarnation = o.incarnation)
       order by o.type, o.id
       limit :limit
      """;

  private static final String ALL = LIST.replace("and o.no in (%s)", "");

  private final JdbcClient jdbc;
  private final Beginnings beginnings;

  OwnerSearch(JdbcClient jdbc, Beginnings beginnings) {
    this.jdbc = jdbc;
    this.beginnings = beginnings;
  }

  /// Which ones are looked for.
  ///
  /// @param text the beginning of an id, or of a resource's name in whichever case; or exactly an
  ///   alias, a holder, or the id of a resource
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

  /// By type and id, beyond one. Of what only begins with the text, [Beginnings#MOST] are looked
  /// at.
  public List<Found> list(
      String tenant, Wanted wanted, String beyondType, String beyondId, int limit) {
    String text = wanted.text();
    JdbcClient.StatementSpec asked =
        text == null
            ? jdbc.sql(ALL).param("tenant", tenant)
            : beginnings.sql(LIST, Beginnings.OWNERS, tenant, text);
    return asked
        .param("beyondType", beyondType)
        .param("beyondId", beyondId)
        .param("type", wanted.type())
        .param("states", wanted.states().toArray(String[]::new))
        .param("hidden", wanted.hidden())
        .param("holder", wanted.holder())
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
