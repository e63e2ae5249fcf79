package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The history of all deletions of a tenant.
///
/// Numbers are handed out before they are committed, so a greater one can be seen before a smaller
/// one. The order is therefore (transaction, number), and only transactions older than every one
/// that still runs are read: what is read is complete, and nothing is ever added before it.
record TenantFeed(JdbcClient jdbc, String tenant) implements Feed {
  private static final int PAGE = 500;
  private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  /// Where a reader wants to go on, as it said; absent means now.
  static String place(JdbcClient jdbc, @Nullable String asked) {
    if (asked == null) {
      return newest(jdbc);
    }
    if (!PLACE.matcher(asked).matches()) {
      throw Problem.field(
          "Last-Event-ID", "must be the id of an event of this stream, as in 1234-56; 0-0 begins");
    }
    return asked;
  }

  /// The place of the last event that is complete. It grows whenever there is something new to
  /// read.
  static String newest(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select xid::text || '-' || id
              from history
             where xid < pg_snapshot_xmin(pg_current_snapshot())
             order by xid desc, id desc
             limit 1
            """)
        .query((row, _) -> row.getString(1))
        .optional()
        .orElse("0-0");
  }

  @Override
  public Optional<UUID> deletion() {
    return Optional.empty();
  }

  /// Reads over other tenants' events without their content, so that the place moves on and is
  /// never far behind.
  @Override
  public Batch beyond(String place) {
    Matcher parts = PLACE.matcher(place);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no place of a tenant's events: " + place);
    }
    List<Row> rows = rows(parts.group(1), Long.parseLong(parts.group(2)));
    List<Told> told = new ArrayList<>();
    for (Row row : rows) {
      if (row.event() != null) {
        told.add(new Told(row.place(), row.event()));
      }
    }
    return new Batch(told, rows.isEmpty() ? place : rows.getLast().place(), rows.size() == PAGE);
  }

  private List<Row> rows(String xid, long id) {
    return jdbc.sql(
            """
            select xid::text || '-' || id as place,
                   case when tenant = :tenant then event::text end as event
              from history
             where (xid, id) > (cast(:xid as xid8), :id)
               and xid < pg_snapshot_xmin(pg_current_snapshot())
             order by xid, id
             limit :limit
            """)
        .param("tenant", tenant)
        .param("xid", xid)
        .param("id", id)
        .param("limit", PAGE)
        .query((row, _) -> new Row(row.getString("place"), row.getString("event")))
        .list();
  }

  private record Row(String place, @Nullable String event) {}
}
