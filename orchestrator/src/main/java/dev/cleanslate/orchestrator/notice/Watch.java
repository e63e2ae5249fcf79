package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.engine.Transactions;
import dev.cleanslate.orchestrator.jobs.Job;
import dev.cleanslate.orchestrator.jobs.Order;
import dev.cleanslate.orchestrator.jobs.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares a tenant's figures with their limits, and tells what began or ceased to be too high:
/// once, until it changes. What is raised is on record whether anybody is told or not. Beside that,
/// forgets what was sent long ago.
final class Watch implements Job {
  /// As it stands in paths and settings.
  static final String NAME = "watch";

  private static final int FORGOTTEN = 1000;

  private final Transactions transactions;
  private final FigureRows figures;
  private final WatchRows rows;
  private final Outbox outbox;
  private final Rules rules;
  private final Limits limits;
  private final Duration keep;

  Watch(
      Transactions transactions,
      FigureRows figures,
      WatchRows rows,
      Outbox outbox,
      NoticeConfiguration.Told told) {
    this.transactions = transactions;
    this.figures = figures;
    this.rows = rows;
    this.outbox = outbox;
    this.rules = told.rules();
    this.limits = told.limits();
    this.keep = told.keep();
  }

  @Override
  public String name() {
    return NAME;
  }

  /// How many figures would be raised, change or end now.
  @Override
  public long due(String tenant) {
    Map<Alert, WatchRows.State> states = rows.of(tenant);
    return changes(states, raised(figures.of(tenant, limits.deadlineWithin()))).size();
  }

  @Override
  public boolean onlyReports() {
    return false;
  }

  @Override
  public Map<String, Object> run(Order order, Pulse pulse) {
    return transactions.run(() -> {
      Figures now = figures.of(order.tenant(), limits.deadlineWithin());
      Map<Alert, Alert.Raised> raised = raised(now);
      Map<Alert, WatchRows.State> states = rows.lock(order.tenant());
      Map<Alert, Optional<Alert.Raised>> changes = changes(states, raised);
      if (!order.dryRun()) {
        Instant at = rows.now();
        changes.forEach((alert, to) -> change(order.tenant(), alert, states.get(alert), to, at));
        outbox.forget(order.tenant(), keep, FORGOTTEN);
      }
      return result(order, now, raised, changes);
    });
  }

  private Map<Alert, Alert.Raised> raised(Figures now) {
    Map<Alert, Alert.Raised> raised = new EnumMap<>(Alert.class);
    for (Alert alert : Alert.values()) {
      alert.over(now, limits).ifPresent(over -> raised.put(alert, over));
    }
    return raised;
  }

  /// What is to be said of each figure whose severity is another than before.
  static Map<Alert, Optional<Alert.Raised>> changes(
      Map<Alert, WatchRows.State> states, Map<Alert, Alert.Raised> raised) {
    Map<Alert, Optional<Alert.Raised>> changes = new EnumMap<>(Alert.class);
    for (Alert alert : Alert.values()) {
      WatchRows.State state = states.get(alert);
      Severity before = state == null ? null : state.severity();
      Alert.Raised over = raised.get(alert);
      Severity now = over == null ? null : over.severity();
      if (!Objects.equals(before, now)) {
        changes.put(alert, Optional.ofNullable(over));
      }
    }
    return changes;
  }

  private void change(
      String tenant,
      Alert alert,
      WatchRows.@Nullable State before,
      Optional<Alert.Raised> to,
      Instant at) {
    long change = before == null ? 1 : before.changes() + 1;
    rows.save(
        tenant, alert, new WatchRows.State(to.map(Alert.Raised::severity).orElse(null), change));
    Severity last = before == null ? null : before.severity();
    Notice notice = notice(tenant, alert, change, last, to, at);
    outbox.put(notice, rules.channelsOf(notice));
  }

  /// That it ended matters as much as that it began, so that it reaches the same channels.
  private static Notice notice(
      String tenant,
      Alert alert,
      long change,
      @Nullable Severity last,
      Optional<Alert.Raised> to,
      Instant at) {
    Severity severity = to.map(Alert.Raised::severity).orElse(last == null ? Severity.INFO : last);
    String type = to.isPresent() ? "alert.raised" : "alert.cleared";
    String title =
        to.map(over -> "%s: %s".formatted(tenant, over.text()))
            .orElse("%s: ended: %s".formatted(tenant, alert.wire()));
    return new Notice(
        "alert-%s-%d-%s".formatted(alert.wire(), change, tenant.replace('.', '~')),
        Matter.ALERTS,
        severity,
        tenant,
        null,
        "alert/" + tenant + "/" + alert.wire(),
        type + " " + severity.wire(),
        to.isEmpty(),
        title,
        Notice.body(type, at, severity, title, Shown.of(tenant, alert, to)));
  }

  private static Map<String, Object> result(
      Order order,
      Figures now,
      Map<Alert, Alert.Raised> raised,
      Map<Alert, Optional<Alert.Raised>> changes) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("dry_run", order.dryRun());
    result.put("figures", now.byName());
    result.put("raised", raised.keySet().stream().map(Alert::wire).toList());
    result.put("changed", changes.keySet().stream().map(Alert::wire).toList());
    return result;
  }

  /// An alert as it is sent.
  ///
  /// @param raised whether the figure is too high now
  record Shown(
      String tenant, String name, boolean raised, @Nullable Long value, @Nullable Long limit) {
    static Shown of(String tenant, Alert alert, Optional<Alert.Raised> to) {
      return new Shown(
          tenant,
          alert.wire(),
          to.isPresent(),
          to.map(Alert.Raised::value).orElse(null),
          to.map(Alert.Raised::limit).orElse(null));
    }
  }
}
