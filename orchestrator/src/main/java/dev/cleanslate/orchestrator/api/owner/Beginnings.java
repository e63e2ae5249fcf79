package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.catalog.Catalog;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the ledger is searched for what somebody typed: which rows may be meant, each way by an
/// index and within the tenant. In the order of bytes, what begins with a text is a range. For
/// reading; thread-safe.
@Component
public final class Beginnings {
  /// Of what only begins so, no more are looked at: the first in the order of bytes.
  public static final int MOST = 10_000;

  /// Numbers of owners: the beginning of an id, exactly a holder, an alias or a resource's id, the
  /// beginning of a resource's name.
  static final String OWNERS =
      """
      (select no
         from (select no
                 from owner
                where tenant = :tenant
                  and id collate "C" >= :text
                  and id collate "C" < :text || chr(1114111)
                order by id collate "C"
                limit :most) as begun
        union
       select no
         from owner
        where tenant = :tenant
          and holder = :text
          and holder_incarnation = incarnation
        union
       select owner_no
         from owner_alias
        where tenant = :tenant
          and type = any (:types)
          and alias = :text
        union
       select owner_no
         from resource
        where kind = any (:kinds)
          and id = :text
        union
       select owner_no
         from (%s) as named)
      """;

  /// Numbers of resources: exactly an id, or its owner's; the beginning of a name.
  static final String RESOURCES =
      """
      (select no
         from resource
        where kind = any (:kinds)
          and id = :text
        union
       select r.no
         from owner o
         join resource r on r.owner_no = o.no
        where o.tenant = :tenant
          and o.id collate "C" = :text
        union
       select no
         from (%s) as named)
      """;

  private static final String NAMED =
      """
      select no, owner_no
        from resource
       where tenant = :tenant
         and name is not null
         and lower(name) collate "C" >= lower(:text)
         and lower(name) collate "C" < lower(:text) || chr(1114111)
       order by lower(name) collate "C", no
       limit :most
      """;

  private final JdbcClient jdbc;
  private final Catalog catalog;

  Beginnings(JdbcClient jdbc, Catalog catalog) {
    this.jdbc = jdbc;
    this.catalog = catalog;
  }

  /// A statement with those that may be meant in the place of its `%s`, and its parameters.
  JdbcClient.StatementSpec sql(String statement, String meant, String tenant, String text) {
    return jdbc.sql(statement.formatted(meant.formatted(NAMED)))
        .param("tenant", tenant)
        .param("text", text)
        .param("types", catalog.ownerTypes().keySet().toArray(String[]::new))
        .param("kinds", catalog.kinds().keySet().toArray(String[]::new))
        .param("most", MOST);
  }

  /// Whether more names begin so than are looked at; of no text, none does.
  public boolean isCut(String tenant, Optional<String> text) {
    return text.isPresent()
        && jdbc.sql("select count(*) from (%s) as named".formatted(NAMED))
                .param("tenant", tenant)
                .param("text", text.get())
                .param("most", MOST + 1)
                .query(Long.class)
                .single()
            > MOST;
  }
}
