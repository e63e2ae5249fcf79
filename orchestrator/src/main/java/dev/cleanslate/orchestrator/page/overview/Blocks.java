package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.page.Cause;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What deletions are stuck on: findings of open deletions, one row per cause, kind and account.
/// One whose steps are all being tried again is not among them.
@Component
final class Blocks {
  /// The most findings that are looked at; beyond them a cause may count too few.
  static final int MOST = 1000;

  private final JdbcClient jdbc;

  Blocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Blocked> of(String tenant) {
    return grouped(
        jdbc.sql(
                """
                select f.reason, coalesce(f.resource ->> 'kind', '') as kind,
                       coalesce(f.resource ->> 'account', '') as account, f.opened_at, s.id,
                       s.owner_type || '/' || s.owner_id as name, s.planned, s.sent, s.waiting, s.checking, s.stuck,
                       s.unverifiable, s.gone, s.doubted, s.seen
                  from finding f
                  join saga s on s.id = f.saga_id
                 where f.tenant = :tenant
                   and f.state in ('open', 'acknowledged')
                   and f.finding in ('stuck', 'unverifiable')
                   and s.state in ('deleting', 'stuck')
                   and s.stuck + s.unverifiable > 0
                   and not s.rehearsal
                 order by f.opened_at, f.id
                 limit :most
                """)
            .param("tenant", tenant)
            .param("most", MOST)
            .query((row, _) -> finding(row))
            .list());
  }

  /// In the order of the oldest finding of each cause.
  static List<Blocked> grouped(List<Found> findings) {
    Map<Set<String>, List<Found>> causes = new LinkedHashMap<>();
    findings.forEach(one ->
        causes
            .computeIfAbsent(
                new TreeSet<>(
                    List.of(
                        "cause " + Cause.of(one.reason()).code(),
                        "kind " + one.kind(),
                        "account " + one.account())),
                _ -> new ArrayList<>())
            .add(one));
    return causes.values().stream().map(Blocks::blocked).toList();
  }

  private static Blocked blocked(List<Found> same) {
    Found first = same.getFirst();
    return new Blocked(
        Cause.of(first.reason()),
        first.kind(),
        same.stream().map(one -> new Blocked.Owner(one.id(), one.name())).distinct().toList(),
        first.since(),
        Slate.of(first.counts()));
  }

  private static Found finding(ResultSet row) throws SQLException {
    return new Found(
        row.getString("reason"),
        row.getString("kind"),
        row.getString("account"),
        row.getTimestamp("opened_at").toInstant(),
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Counts(
            row.getInt("planned"),
            row.getInt("sent"),
            row.getInt("waiting"),
            row.getInt("checking"),
            row.getInt("stuck"),
            row.getInt("unverifiable"),
            row.getInt("gone"),
            row.getInt("doubted"),
            row.getInt("seen")));
  }

  /// A finding of an open deletion.
  record Found(
      String reason,
      String kind,
      String account,
      Instant since,
      UUID id,
      String name,
      Counts counts) {}
}
