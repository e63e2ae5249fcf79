package dev.cleanslate.orchestrator.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the censuses covered, and what they did not: for reading only.
public final class Coverage {
  private final JdbcClient jdbc;
  private final Censuses censuses;

  Coverage(JdbcClient jdbc, Censuses censuses) {
    this.jdbc = jdbc;
    this.censuses = censuses;
  }

  /// One census of a kind and account: the last that was complete, or the last that was not. A kind
  /// that was never counted to an end has one without either.
  ///
  /// @param account the account that was listed; absent where it is not known
  /// @param running whether a census of the kind is under way now
  /// @param nextAt when the next one begins by itself; while one is under way, until when a page is
  ///   waited for
  /// @param complete whether everything was seen; absent before the first census ended
  /// @param counted how many things there were
  /// @param ownerless how many of them nobody registered and have no owner any more
  /// @param unregistered how many of them nobody registered, though their owners seem to live
  /// @param unclaimed how many of them nobody registered and say of nobody that they are theirs;
  ///   they may be anybody's, and are not found to be anything
  /// @param why what kept it from being complete
  public record Count(
      String kind,
      @Nullable String account,
      boolean running,
      @Nullable Instant nextAt,
      @Nullable Boolean complete,
      @Nullable Instant beganAt,
      @Nullable Instant endedAt,
      long counted,
      long ownerless,
      long unregistered,
      long unclaimed,
      @Nullable String why) {}

  /// Of every kind that is counted.
  public List<Count> all() {
    return jdbc.sql(
            """
            select kinds.kind, nullif(r.account, '') as account, c.ticket is not null as running, c.due_at,
                   r.complete, r.began_at, r.ended_at, r.counted, r.ownerless, r.unregistered, r.unclaimed, r.why
              from unnest(:kinds::text[]) as kinds (kind)
              left join census c on c.kind = kinds.kind
              left join census_result r on r.kind = kinds.kind
             order by kinds.kind, r.account, r.complete desc
            """)
        .param("kinds", censuses.kinds().toArray(String[]::new))
        .query((row, _) -> count(row))
        .list();
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getString("kind"),
        row.getString("account"),
        row.getBoolean("running"),
        time(row, "due_at"),
        row.getObject("complete", Boolean.class),
        time(row, "began_at"),
        time(row, "ended_at"),
        row.getLong("counted"),
        row.getLong("ownerless"),
        row.getLong("unregistered"),
        row.getLong("unclaimed"),
        row.getString("why"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
