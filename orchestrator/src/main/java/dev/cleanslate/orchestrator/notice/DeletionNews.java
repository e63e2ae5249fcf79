package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happened to deletions, from the history, which is read in the order of its transactions;
/// one orchestrator at a time, whose place is part of the transaction that keeps the notices. Of
/// what does not matter only the key is read. What is older than a day is passed over: where nobody
/// was told anything for that long, nobody wants it all at once.
final class DeletionNews implements News {
  private static final String READER = "deletions";
  private static final int EVENTS = 2000;

  private static final String PASSAGES =
      """
        from history h
        join saga s on s.id = h.saga_id
       where (h.xid, h.id) > (cast(:xid as xid8), :id)
         and (h.xid, h.id) <= (cast(:lastXid as xid8), :lastId)
         and h.at > clock_timestamp() - interval '1 day'
         and not s.rehearsal
         and (s.owner_type = any (:types)
              or (h.at >= s.finished_at and h.at < s.finished_at + interval '1 hour'))
       order by h.xid, h.id
      """;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Rules rules;
  private final List<Replies> replies;

  DeletionNews(
      Transactions transactions,
      JdbcClient jdbc,
      Outbox outbox,
      Rules rules,
      List<Replies> replies) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.rules = rules;
    this.replies = List.copyOf(replies);
  }

  @Override
  public String toString() {
    return "notices of deletions";
  }

  /// Begins with what happens from the first call on. Where there is nothing new, nothing is locked
  /// or written.
  @Override
  public int derive() {
    return transactions.run(() -> {
      Place place = place().orElseGet(this::begin);
      Optional<Place> last = last(place);
      if (last.isEmpty() || !lock(place)) {
        return 0;
      }
      passages(place, last.get()).forEach(this::put);
      remember(last.get());
      return last.get().events();
    });
  }

  private Optional<Place> place() {
    return jdbc.sql("select xid::text, id, 0 as events from notice_place where reader = :reader")
        .param("reader", READER)
        .query(Place.class)
        .optional();
  }

  private Place begin() {
    jdbc.sql(
            """
            insert into notice_place (reader, xid, id)
            values (:reader, pg_snapshot_xmin(pg_current_snapshot()), 0)
            on conflict do nothing
            """)
        .param("reader", READER)
        .update();
    return place().orElseThrow();
  }

  /// Whether nobody else reads on from there, or has done so.
  private boolean lock(Place place) {
    return jdbc.sql(
            """
            select 1
              from notice_place
             where reader = :reader
               and xid = cast(:xid as xid8)
               and id = :id
               for update skip locked
            """)
        .param("reader", READER)
        .param("xid", place.xid())
        .param("id", place.id())
        .query((row, _) -> row.getInt(1))
        .optional()
        .isPresent();
  }

  private Optional<Place> last(Place place) {
    return jdbc.sql(
            """
            select xid::text, id, count(*) over () as events
              from (select xid, id
                      from history
                     where (xid, id) > (cast(:xid as xid8), :id)
                       and xid < pg_snapshot_xmin(pg_current_snapshot())
                     order by xid, id
                     limit :events) as page
             order by page.xid desc, page.id desc
             limit 1
            """)
        .param("xid", place.xid())
        .param("id", place.id())
        .param("events", EVENTS)
        .query(Place.class)
        .optional();
  }

  private List<Passage> passages(Place place, Place last) {
    return jdbc.sql(
            """
            select s.id as deletion, s.tenant, s.owner_type, s.owner_id, h.seq, s.state, s.requested_by, s.reason,
                   s.planned + s.sent + s.waiting + s.checking + s.stuck + s.unverifiable + s.doubted as undeleted,
                   s.gone, s.created_at, s.finished_at, h.at,
                   coalesce(h.at >= s.finished_at, false) as ended
            """
                + PASSAGES)
        .param("xid", place.xid())
        .param("id", place.id())
        .param("lastXid", last.xid())
        .param("lastId", last.id())
        .param("types", replies.stream().map(Replies::ownerType).toArray(String[]::new))
        .query(DeletionNews::passage)
        .list();
  }

  private static Passage passage(ResultSet row, int number) throws SQLException {
    int left = row.getInt("undeleted");
    Timestamp finished = row.getTimestamp("finished_at");
    return new Passage(
        row.getObject("deletion", UUID.class),
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        row.getLong("seq"),
        row.getLong("seq") == 1,
        row.getBoolean("ended"),
        row.getString("state"),
        left + row.getInt("gone"),
        left,
        row.getString("requested_by"),
        row.getString("reason"),
        row.getTimestamp("created_at").toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getTimestamp("at").toInstant());
  }

  private void put(Passage passage) {
    if (passage.ended()) {
      Notice result = result(passage);
      outbox.put(result, rules.channelsOf(result));
    }
    for (Replies system : replies) {
      if (system.ownerType().equals(passage.owner().type())) {
        for (Notice reply : system.after(passage)) {
          var channels = new TreeSet<>(rules.channelsOf(reply));
          channels.add(system.topic());
          outbox.put(reply, channels);
        }
      }
    }
  }

  /// A deletion ends once: what happens to it afterwards has the same name and is not told.
  private static Notice result(Passage passage) {
    Severity severity = "abandoned".equals(passage.state()) ? Severity.WARNING : Severity.INFO;
    String title = "%s: %s".formatted(passage.state(), passage.owner());
    return new Notice(
        "deletion-%s-%s".formatted(passage.deletion(), passage.state()),
        Matter.RESULTS,
        severity,
        passage.owner().tenant(),
        passage.owner(),
        "deletion/" + passage.deletion(),
        passage.state(),
        false,
        title,
        Notice.body("deletion.ended", passage.at(), severity, title, Shown.of(passage)));
  }

  private void remember(Place last) {
    jdbc.sql("update notice_place set xid = cast(:xid as xid8), id = :id where reader = :reader")
        .param("xid", last.xid())
        .param("id", last.id())
        .param("reader", READER)
        .update();
  }

  /// A place in the history, and how many events lie before it since the last one.
  record Place(String xid, long id, int events) {}

  /// A deletion that ended, as it is sent.
  ///
  /// @param state `deleted`, `abandoned` or `cancelled`
  /// @param left resources that were not seen gone
  record Shown(
      UUID deletion,
      OwnerRef owner,
      String state,
      int resources,
      int left,
      @Nullable String requestedBy,
      @Nullable String reason,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    static Shown of(Passage passage) {
      return new Shown(
          passage.deletion(),
          passage.owner(),
          passage.state(),
          passage.steps(),
          passage.left(),
          passage.requestedBy(),
          passage.reason(),
          passage.createdAt(),
          passage.finishedAt());
    }
  }
}
