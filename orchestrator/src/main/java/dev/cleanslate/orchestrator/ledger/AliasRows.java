package dev.cleanslate.orchestrator.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Further names of owners, in PostgreSQL: each names one owner of its tenant and type, and is the
/// id of no other.
final class AliasRows {
  private final JdbcClient jdbc;

  AliasRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Owner owner, List<String> aliases) {
    for (String alias : aliases) {
      refuseIdOfAnother(owner, alias);
      int taken =
          jdbc.sql(
                  """
                  insert into owner_alias (tenant, type, alias, owner_no)
                  values (:tenant, :type, :alias, :owner)
                  on conflict (tenant, type, alias) do update
                     set owner_no = excluded.owner_no
                   where owner_alias.owner_no = excluded.owner_no
                  """)
              .param("tenant", owner.ref().tenant())
              .param("type", owner.ref().type())
              .param("alias", alias)
              .param("owner", owner.no())
              .update();
      if (taken == 0) {
        throw new LedgerConflict(
            "alias «%s» of %s already names another %s; register it under another alias"
                .formatted(alias, owner.ref(), owner.ref().type()));
      }
    }
  }

  private void refuseIdOfAnother(Owner owner, String alias) {
    boolean taken =
        jdbc.sql(
                """
                select exists (
                       select 1
                         from owner
                        where tenant = :tenant
                          and type = :type
                          and id = :alias
                          and no <> :owner)
                """)
            .param("tenant", owner.ref().tenant())
            .param("type", owner.ref().type())
            .param("alias", alias)
            .param("owner", owner.no())
            .query((row, _) -> row.getBoolean(1))
            .single();
    if (taken) {
      throw new LedgerConflict(
          "alias «%s» of %s is the id of another %s; register it under another alias"
              .formatted(alias, owner.ref(), owner.ref().type()));
    }
  }
}
