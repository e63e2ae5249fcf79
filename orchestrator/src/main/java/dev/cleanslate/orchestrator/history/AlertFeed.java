package dev.cleanslate.orchestrator.history;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.SagaTrace;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/// Findings that were raised, changed or ended since they were last told. A row that cannot be
/// read, as a newer version's may be in an older one, is said once and left as it is: it stops no
/// other, and is told by whoever can read it.
final class AlertFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final long LOCK = 0x636c65616e02L;
  private static final int FINDINGS = 200;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Announcer announcer;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  AlertFeed(Transactions transactions, JdbcClient jdbc, Announcer announcer) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.announcer = announcer;
  }

  @Override
  public String toString() {
    return "the feed of alerts";
  }

  @Override
  public int tell() {
    return transactions.run(() -> {
      if (!AdvisoryLock.tryFor(jdbc, LOCK)) {
        return 0;
      }
      List<Alert> alerts = untold();
      announcer.announce(alerts.stream().map(Alert::announcement).toList());
      remember(alerts.stream().map(Alert::alert).toList());
      return alerts.size();
    });
  }

  private List<Alert> untold() {
    List<Alert> alerts = new ArrayList<>();
    jdbc.sql(
            """
            select finding.*, saga.trace, finding.id || '@' || finding.changed_at as version
              from finding
              left join saga on saga.id = finding.saga_id
             where not finding.told
               and finding.id || '@' || finding.changed_at <> all (:unreadable)
             order by finding.id
             limit :findings
            """)
        .param("unreadable", unreadable.toArray(String[]::new))
        .param("findings", FINDINGS)
        .query(row -> {
          read(row, alerts);
        });
    return alerts;
  }

  private void read(ResultSet row, List<Alert> alerts) throws SQLException {
    try {
      alerts.add(new Alert(alert(row), trace(row)));
    } catch (JacksonException | IllegalArgumentException broken) {
      unreadable.add(row.getString("version"));
      LOG.error(
          "Finding {} of {} {} {} cannot be read, so no alert of it is published: {}. If no newer"
              + " version wrote it, mend its row in the table finding, and set changed_at = now().",
          row.getLong("id"),
          row.getString("tenant"),
          row.getString("owner_type"),
          row.getString("owner_id"),
          broken.getMessage());
    }
  }

  /// What changed again since it was read stays untold. No row is locked while the broker is waited
  /// for.
  private void remember(List<OrphanAlert> alerts) {
    if (!alerts.isEmpty()) {
      jdbc.sql(
              """
              update finding
                 set told = true
                from unnest(:ids::bigint[], :times::text[]) as told (id, changed_at)
               where finding.id = told.id
                 and finding.changed_at = told.changed_at::timestamptz
              """)
          .param("ids", alerts.stream().map(OrphanAlert::id).toArray(Long[]::new))
          .param("times", alerts.stream().map(one -> one.at().toString()).toArray(String[]::new))
          .update();
    }
  }

  private static OrphanAlert alert(ResultSet row) throws SQLException {
    String resource = row.getString("resource");
    return new OrphanAlert(
        row.getLong("id"),
        Wire.json().convertValue(row.getString("finding"), OrphanAlert.Finding.class),
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        row.getObject("saga_id", UUID.class),
        row.getObject("step", Long.class),
        resource == null ? null : Wire.json().readValue(resource, Target.class),
        row.getString("reason"),
        "resolved".equals(row.getString("state")),
        row.getTimestamp("changed_at").toInstant());
  }

  /// Of the saga that came upon it; a census has no saga.
  private static @Nullable Traceparent trace(ResultSet row) throws SQLException {
    UUID saga = row.getObject("saga_id", UUID.class);
    return saga == null ? null : SagaTrace.of(saga, row.getString("trace"));
  }

  private record Alert(OrphanAlert alert, @Nullable Traceparent trace) {
    Announcement announcement() {
      return new Announcement(
          Topics.ORPHAN_ALERTS,
          alert.key(),
          alert.id() + "/" + alert.at().toEpochMilli(),
          "dev.cleanslate.orphan-alert",
          alert.at(),
          Wire.json().writeValueAsString(alert),
          trace);
    }
  }
}
