package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/// Findings that were raised, changed or ended since they were last considered. Each is considered
/// under its row's lock, and marked in the transaction that keeps the notices; what somebody else
/// has locked is left for the next time. What a person has acknowledged, or keeps on purpose, is
/// told only when it ends, or when the time has passed until which it was kept. A row that cannot
/// be read, as a newer version's may be in an older one, is said once and left as it is: it stops
/// no other, and is told by whoever can read it.
final class FindingNews implements News {
  private static final Logger LOG = LoggerFactory.getLogger(FindingNews.class);
  private static final int FINDINGS = 200;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Rules rules;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  FindingNews(Transactions transactions, JdbcClient jdbc, Outbox outbox, Rules rules) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.rules = rules;
  }

  @Override
  public String toString() {
    return "notices of findings";
  }

  @Override
  public int derive() {
    return transactions.run(() -> {
      List<Row> rows = unnoticed();
      for (Row row : rows) {
        if (!row.isSeen()) {
          Notice notice = row.notice();
          outbox.put(notice, rules.channelsOf(notice));
        }
      }
      remember(rows);
      return rows.size();
    });
  }

  private List<Row> unnoticed() {
    List<Row> rows = new ArrayList<>();
    jdbc.sql(
            """
            select finding.*, (extract(epoch from changed_at) * 1000000)::bigint as change,
                   case when state = 'open' and kept_until <= changed_at then kept_until end as until
              from finding
             where noticed is distinct from changed_at
               and id || '@' || changed_at <> all (:unreadable)
             order by id
             limit :findings
               for no key update skip locked
            """)
        .param("unreadable", unreadable.toArray(String[]::new))
        .param("findings", FINDINGS)
        .query(row -> {
          read(row, rows);
        });
    return rows;
  }

  private void read(ResultSet row, List<Row> rows) throws SQLException {
    try {
      rows.add(Row.of(row));
    } catch (JacksonException | IllegalArgumentException broken) {
      unreadable.add(row.getString("id") + '@' + row.getString("changed_at"));
      LOG.error(
          "Finding {} of {} {} {} cannot be read, so nobody is told of it: {}. If no newer version"
              + " wrote it, mend its row in the table finding, and set changed_at = now().",
          row.getLong("id"),
          row.getString("tenant"),
          row.getString("owner_type"),
          row.getString("owner_id"),
          broken.getMessage());
    }
  }

  private void remember(List<Row> rows) {
    if (!rows.isEmpty()) {
      jdbc.sql("update finding set noticed = changed_at where id = any (:ids)")
          .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
          .update();
    }
  }

  /// A finding as it is now.
  record Row(
      long id,
      Finding finding,
      OwnerRef owner,
      @Nullable UUID saga,
      @Nullable Long step,
      @Nullable Target resource,
      String reason,
      String state,
      @Nullable Instant keptUntil,
      Instant changedAt,
      long change) {

    /// Whether a person has seen it, or keeps it on purpose.
    boolean isSeen() {
      return state.equals("acknowledged") || state.equals("kept");
    }

    static Row of(ResultSet row) throws SQLException {
      String resource = row.getString("resource");
      return new Row(
          row.getLong("id"),
          Wire.json().convertValue(row.getString("finding"), Finding.class),
          new OwnerRef(
              row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
          row.getObject("saga_id", UUID.class),
          row.getObject("step", Long.class),
          resource == null ? null : Wire.json().readValue(resource, Target.class),
          row.getString("reason"),
          row.getString("state"),
          time(row),
          row.getTimestamp("changed_at").toInstant(),
          row.getLong("change"));
    }

    private static @Nullable Instant time(ResultSet row) throws SQLException {
      Timestamp until = row.getTimestamp("until");
      return until == null ? null : until.toInstant();
    }

    Notice notice() {
      boolean ended = state.equals("resolved");
      Severity severity = Severity.of(finding);
      String word = Wire.json().convertValue(finding, String.class);
      String title =
          "%s%s: %s"
              .formatted(
                  ended ? "ended: " : keptUntil == null ? "" : "kept no longer: ",
                  word,
                  resource == null ? owner : thing());
      String type = ended ? "finding.resolved" : "finding.open";
      return new Notice(
          "finding-%d-%d".formatted(id, change),
          Matter.FINDINGS,
          severity,
          owner.tenant(),
          owner,
          "finding/" + id,
          type + (keptUntil == null ? " " : " kept until %s, ".formatted(keptUntil)) + reason,
          ended,
          title,
          Notice.body(type, changedAt, severity, title, shown(word)));
    }

    private String thing() {
      return resource == null
          ? owner.key()
          : "%s %s of %s".formatted(resource.kind(), resource.id(), owner);
    }

    private Shown shown(String word) {
      return new Shown(id, word, state, owner, saga, step, resource, reason, keptUntil);
    }
  }

  /// A finding as it is sent.
  ///
  /// @param deletion the deletion that found it; absent for what was found outside one
  /// @param keptUntil until when a person kept it on purpose, where it is open again since
  record Shown(
      long id,
      String finding,
      String state,
      OwnerRef owner,
      @Nullable UUID deletion,
      @Nullable Long step,
      @Nullable Target resource,
      String reason,
      @Nullable Instant keptUntil) {}
}
