package dev.cleanslate.orchestrator.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far each census is, in PostgreSQL and by its clock. Runs in the caller's transaction; a row
/// that was taken is locked until its end.
final class CensusRows {
  private final JdbcClient jdbc;

  CensusRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What is there is left out beforehand: a conflict with a row that somebody works on would be
  /// waited for.
  void declare(Collection<String> kinds) {
    jdbc.sql(
            """
            insert into census (kind)
            select declared.kind
              from unnest(:kinds::text[]) as declared (kind)
             where not exists (
                   select
                     from census
                    where census.kind = declared.kind)
            on conflict do nothing
            """)
        .param("kinds", kinds.toArray(String[]::new))
        .update();
  }

  Instant now() {
    return jdbc.sql("select clock_timestamp()").query((row, _) -> time(row, 1)).single();
  }

  /// The kinds whose next census may begin, or whose page went unanswered, locked; what others work
  /// on is left out.
  List<String> due(Collection<String> kinds, int most) {
    return jdbc.sql(
            """
            select kind
              from census
             where kind = any (:kinds)
               and due_at <= clock_timestamp()
             order by due_at
             limit :most
               for update skip locked
            """)
        .param("kinds", kinds.toArray(String[]::new))
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Lets those begin now that are not under way.
  int hurry(Collection<String> kinds) {
    return jdbc.sql(
            """
            update census
               set due_at = clock_timestamp()
             where kind = any (:kinds)
               and ticket is null
            """)
        .param("kinds", kinds.toArray(String[]::new))
        .update();
  }

  /// The census of that kind that waits for that page, locked; empty where none does, so that the
  /// answer is late or came before.
  Optional<Ticketed> waiting(String kind, UUID ticket) {
    return jdbc.sql("select * from census where kind = :kind and ticket = :ticket for update")
        .param("kind", kind)
        .param("ticket", ticket)
        .query((row, _) -> ticketed(row))
        .optional();
  }

  /// The census of that kind that is under way.
  Optional<Ticketed> underWay(String kind) {
    return jdbc.sql("select * from census where kind = :kind and ticket is not null")
        .param("kind", kind)
        .query((row, _) -> ticketed(row))
        .optional();
  }

  void begin(String kind, UUID ticket, Duration lease) {
    jdbc.sql(
            """
            update census
               set ticket = :ticket,
                   beyond = null,
                   began_at = clock_timestamp(),
                   due_at = clock_timestamp() + make_interval(secs => :lease),
                   tries = 0,
                   account = null,
                   counted = 0,
                   unclaimed = 0,
                   untold = 0
             where kind = :kind
            """)
        .param("ticket", ticket)
        .param("lease", seconds(lease))
        .param("kind", kind)
        .update();
  }

  /// The same page is to be asked for once more, or is asked for now, until the lease ends.
  void again(String kind, Duration lease) {
    jdbc.sql(
            """
            update census
               set tries = tries + 1,
                   due_at = clock_timestamp() + make_interval(secs => :lease)
             where kind = :kind
            """)
        .param("lease", seconds(lease))
        .param("kind", kind)
        .update();
  }

  /// Goes on to the page behind that one.
  void next(Ticketed so, UUID ticket, String beyond, Duration lease) {
    jdbc.sql(
            """
            update census
               set ticket = :ticket,
                   beyond = :beyond,
                   due_at = clock_timestamp() + make_interval(secs => :lease),
                   tries = 0,
                   account = :account,
                   counted = :counted,
                   unclaimed = :unclaimed,
                   untold = :untold
             where kind = :kind
            """)
        .param("ticket", ticket)
        .param("beyond", beyond)
        .param("lease", seconds(lease))
        .param("account", so.account())
        .param("counted", so.counted())
        .param("unclaimed", so.unclaimed())
        .param("untold", so.untold())
        .param("kind", so.kind())
        .update();
  }

  /// Ends the census, keeps how it went, and says when the next begins.
  ///
  /// @param why what keeps it from being complete; absent where it is
  void end(Ticketed so, @Nullable String why, Duration next) {
    jdbc.sql(
            """
            insert into census_result (kind, account, complete, began_at, ended_at, counted, ownerless, unregistered,
                                       unclaimed, why)
            select :kind, :account, :complete, :began, clock_timestamp(), :counted,
                   count(*) filter (where finding = 'ownerless'), count(*) filter (where finding = 'unregistered'),
                   :unclaimed, :why
              from sighting
             where kind = :kind
               and last_seen_at >= :began
            on conflict (kind, account, complete) do update
               set began_at = excluded.began_at,
                   ended_at = excluded.ended_at,
                   counted = excluded.counted,
                   ownerless = excluded.ownerless,
                   unregistered = excluded.unregistered,
                   unclaimed = excluded.unclaimed,
                   why = excluded.why
            """)
        .param("kind", so.kind())
        .param("account", so.account() == null ? "" : so.account())
        .param("complete", why == null)
        .param("began", at(so.beganAt()))
        .param("counted", so.counted())
        .param("unclaimed", so.unclaimed())
        .param("why", why)
        .update();
    jdbc.sql(
            """
            update census
               set ticket = null,
                   beyond = null,
                   tries = 0,
                   due_at = clock_timestamp() + make_interval(secs => :next)
             where kind = :kind
            """)
        .param("next", seconds(next))
        .param("kind", so.kind())
        .update();
  }

  private static Ticketed ticketed(ResultSet row) throws SQLException {
    return new Ticketed(
        row.getString("kind"),
        row.getObject("ticket", UUID.class),
        row.getString("beyond"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        row.getInt("tries"),
        row.getString("account"),
        row.getLong("counted"),
        row.getLong("unclaimed"),
        row.getLong("untold"));
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
