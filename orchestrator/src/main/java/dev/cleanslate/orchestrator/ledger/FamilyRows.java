package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent.Item;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Owners that are owned, in PostgreSQL: resources of kind owner know the owner they are.
final class FamilyRows {
  /// Any number that nothing else in this database locks.
  private static final long LOCK = 7_204_511;

  private final JdbcClient jdbc;

  FamilyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
  }

  boolean owns(long ownerNo, long otherNo) {
    return jdbc.sql(
            """
              with recursive family (no) as (
                   select :owner::bigint
                    union
                   select resource.child_no
                     from family
                     join owner on owner.no = family.no
                     join resource
                       on resource.owner_no = owner.no
                      and resource.incarnation = owner.incarnation
                      and resource.kind = :kind
                      and resource.child_no is not null
                      and resource.state <> 'gone')
            select exists (select 1 from family where no = :other)
            """)
        .param("owner", ownerNo)
        .param("kind", OwnerRef.KIND)
        .param("other", otherNo)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  void adopt(Owner owner, List<Item> items) {
    if (items.stream().noneMatch(item -> item.kind().equals(OwnerRef.KIND))) {
      return;
    }
    jdbc.sql(
            """
            update resource
               set child_no = child.no
              from owner child
             where resource.owner_no = :owner
               and resource.incarnation = :incarnation
               and resource.kind = :kind
               and resource.child_no is null
               and child.tenant = :tenant
               and child.type = resource.scope ->> 'type'
               and child.id = resource.id
            """)
        .param("owner", owner.no())
        .param("incarnation", owner.incarnation())
        .param("kind", OwnerRef.KIND)
        .param("tenant", owner.ref().tenant())
        .update();
  }
}
