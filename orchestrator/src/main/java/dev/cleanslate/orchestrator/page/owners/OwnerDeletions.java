package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The latest deletions of an owner, and its rehearsals. For reading; thread-safe.
@Component
final class OwnerDeletions {
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  OwnerDeletions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One of them.
  record Line(
      UUID id,
      Sign sign,
      Slate slate,
      boolean rehearsal,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant createdAt,
      @Nullable Instant finishedAt) {}

  List<Line> of(OwnerRow owner) {
    return jdbc.sql(
            """
            select *
              from saga
             where owner_no = :owner
             order by created_at desc
             limit :most
            """)
        .param("owner", owner.no())
        .param("most", MOST)
        .query((row, _) -> line(row))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    var counts =
        new Counts(
            row.getInt("planned"),
            row.getInt("sent"),
            row.getInt("waiting"),
            row.getInt("checking"),
            row.getInt("stuck"),
            row.getInt("unverifiable"),
            row.getInt("gone"),
            row.getInt("doubted"),
            row.getInt("seen"));
    return new Line(
        row.getObject("id", UUID.class),
        Sign.ofDeletion(row.getString("state")),
        Slate.of(counts),
        row.getBoolean("rehearsal"),
        row.getString("requested_by"),
        row.getString("reason"),
        Columns.time(row, "created_at"),
        Columns.time(row, "finished_at"));
  }
}
