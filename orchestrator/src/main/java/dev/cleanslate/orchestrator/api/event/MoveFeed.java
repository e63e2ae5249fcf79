package dev.cleanslate.orchestrator.api.event;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which deletions of a tenant have moved, many moves in one event: for readers that look again
/// themselves. Ordered and complete as [TenantFeed].
///
/// @param holder whose owners count only; absent for all
record MoveFeed(JdbcClient jdbc, String tenant, @Nullable String holder) implements Feed {
  private static final int PAGE = 500;

  @Override
  public Optional<UUID> deletion() {
    return Optional.empty();
  }

  @Override
  public Batch beyond(String place) {
    int dash = place.indexOf('-');
    List<Row> rows = rows(place.substring(0, dash), Long.parseLong(place.substring(dash + 1)));
    String end = rows.isEmpty() ? place : rows.getLast().place();
    String moved =
        rows.stream()
            .map(Row::deletion)
            .filter(Objects::nonNull)
            .distinct()
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(","));
    List<Told> told =
        moved.isEmpty() ? List.of() : List.of(new Told(end, "{\"deletions\":[" + moved + "]}"));
    return new Batch(told, end, rows.size() == PAGE);
  }

  private List<Row> rows(String xid, long id) {
    return jdbc.sql(
            """
            select h.xid::text || '-' || h.id as place,
                   case when h.tenant = :tenant
                         and (cast(:holder as text) is null
                              or exists (select
                                           from saga s
                                           join owner o on o.no = s.owner_no
                                          where s.id = h.saga_id
                                            and o.holder = :holder
                                            and o.holder_incarnation = s.incarnation))
                        then h.saga_id end as deletion
              from history h
             where (h.xid, h.id) > (cast(:xid as xid8), :id)
               and h.xid < pg_snapshot_xmin(pg_current_snapshot())
             order by h.xid, h.id
             limit :limit
            """)
        .param("tenant", tenant)
        .param("holder", holder)
        .param("xid", xid)
        .param("id", id)
        .param("limit", PAGE)
        .query((row, _) -> new Row(row.getString("place"), row.getObject("deletion", UUID.class)))
        .list();
  }

  private record Row(String place, @Nullable UUID deletion) {}
}
