package dev.cleanslate.orchestrator.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The reading half of [JdbcLedger]: what owners hold, and who else does.
final class HoldingReader {
  private final JdbcClient jdbc;

  HoldingReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Long, List<Holding>> holdings(Map<Owner, Long> beyond, int limit) {
    List<Owner> owners = List.copyOf(beyond.keySet());
    Map<Long, List<Holding>> holdings = new LinkedHashMap<>();
    jdbc.sql(
            """
            select r.*
              from unnest(:owners::bigint[], :incarnations::int[], :beyond::bigint[])
                   as page (owner_no, incarnation, beyond)
             cross join lateral (
                   select *
                     from resource
                    where resource.owner_no = page.owner_no
                      and resource.incarnation = page.incarnation
                      and resource.no > page.beyond
                      and resource.state <> 'gone'
                      and (resource.state <> 'removed' or resource.id is not null)
                    order by resource.no
                    limit :limit) r
             order by r.owner_no, r.no
            """)
        .param("owners", owners.stream().map(Owner::no).toArray(Long[]::new))
        .param("incarnations", owners.stream().map(Owner::incarnation).toArray(Integer[]::new))
        .param("beyond", owners.stream().map(beyond::get).toArray(Long[]::new))
        .param("limit", limit)
        .query(row -> {
          holdings
              .computeIfAbsent(row.getLong("owner_no"), _ -> new ArrayList<>())
              .add(LedgerRow.holding(row));
        });
    return holdings;
  }

  Set<String> othersHave(Owner owner, String kind, Collection<String> ids) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct id
                  from resource
                 where owner_no <> :owner
                   and kind = :kind
                   and id = any (:ids)
                """)
            .param("owner", owner.no())
            .param("kind", kind)
            .param("ids", ids.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  Set<String> known(String tenant, String kind, Collection<String> ids) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct r.id
                  from resource r
                  join owner o on o.no = r.owner_no
                 where o.tenant = :tenant
                   and r.kind = :kind
                   and r.id = any (:ids)
                """)
            .param("tenant", tenant)
            .param("kind", kind)
            .param("ids", ids.toArray(String[]::new))
            .query(String.class)
            .list());
  }
}
