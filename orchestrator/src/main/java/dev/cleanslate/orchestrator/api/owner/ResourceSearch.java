package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.catalog.Catalog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What all owners of a tenant hold or held, and where it came from. For reading; thread-safe.
@Component
public final class ResourceSearch {
  /// What is shown of resources, in their order; `%s` says which they may be.
  static final String LIST =
      """
      select r.no, r.incarnation, r.kind, r.id, r.scope::text as scope, r.account, r.name, r.marker, r.sameness,
             r.parent_no, r.intent_key, r.settle_at, r.state, r.registered_at, r.registered_by, r.gone_at,
             o.tenant, o.type as owner_type, o.id as owner_id
        from resource r
        join owner o on o.no = r.owner_no
       where o.tenant = :tenant
         and r.no in (%s)
         and r.no < :beyond
         and r.state = any (:states)
         and r.kind = any (:kinds)
       order by r.no desc
       limit :limit
      """;

  private static final String ALL = LIST.replace("and r.no in (%s)", "");

  private final JdbcClient jdbc;
  private final Beginnings beginnings;
  private final Catalog catalog;

  ResourceSearch(JdbcClient jdbc, Beginnings beginnings, Catalog catalog) {
    this.jdbc = jdbc;
    this.beginnings = beginnings;
    this.catalog = catalog;
  }

  /// Which ones are looked for.
  ///
  /// @param text exactly the provider's id, or the owner's, or the beginning of a name in whichever
  ///   case; absent means any
  /// @param kind absent means any
  public record Wanted(@Nullable String text, @Nullable String kind, List<String> states) {}

  /// One of them, and whose it is.
  public record Held(OwnerRef owner, ResourceView resource) {}

  /// The newest first, beyond one. Of names that only begin with the text, [Beginnings#MOST] are
  /// looked at.
  public List<Held> list(String tenant, Wanted wanted, long beyond, int limit) {
    String text = wanted.text();
    JdbcClient.StatementSpec asked =
        text == null
            ? jdbc.sql(ALL).param("tenant", tenant)
            : beginnings.sql(LIST, Beginnings.RESOURCES, tenant, text);
    return asked
        .param("beyond", beyond)
        .param("states", wanted.states().toArray(String[]::new))
        .param("kinds", kinds(wanted))
        .param("limit", limit)
        .query((row, _) -> held(row))
        .list();
  }

  /// What one owner's life holds or held, by number, beyond one.
  public List<Held> of(OwnerRow owner, long beyond, int limit) {
    return jdbc.sql(
            """
            select r.no, r.incarnation, r.kind, r.id, r.scope::text as scope, r.account, r.name, r.marker, r.sameness,
                   r.parent_no, r.intent_key, r.settle_at, r.state, r.registered_at, r.registered_by, r.gone_at,
                   :tenant as tenant, :type as owner_type, :owner as owner_id
              from resource r
             where r.owner_no = :no
               and r.incarnation = :incarnation
               and r.no > :beyond
             order by r.no
             limit :limit
            """)
        .param("tenant", owner.tenant())
        .param("type", owner.type())
        .param("owner", owner.id())
        .param("no", owner.no())
        .param("incarnation", owner.incarnation())
        .param("beyond", beyond)
        .param("limit", limit)
        .query((row, _) -> held(row))
        .list();
  }

  private String[] kinds(Wanted wanted) {
    String kind = wanted.kind();
    return kind == null ? catalog.kinds().keySet().toArray(String[]::new) : new String[] {kind};
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        new ResourceView(
            row.getLong("no"),
            row.getInt("incarnation"),
            row.getString("kind"),
            row.getString("id"),
            Columns.scope(row.getString("scope")),
            row.getString("account"),
            row.getString("name"),
            row.getString("marker"),
            row.getString("sameness"),
            row.getObject("parent_no", Long.class),
            row.getString("intent_key"),
            Columns.time(row, "settle_at"),
            row.getString("state"),
            row.getTimestamp("registered_at").toInstant(),
            row.getString("registered_by"),
            Columns.time(row, "gone_at")));
  }
}
