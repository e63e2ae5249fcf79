package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Forgets owners that ended longer ago than they are to be remembered, with all that is known of
/// them. Who is owned goes before who owned it, in as many passes as that takes.
final class Purge implements Job {
  private static final int PAGE = 100;

  private final Transactions transactions;
  private final PurgeRows rows;
  private final Catalog catalog;

  Purge(Transactions transactions, PurgeRows rows, Catalog catalog) {
    this.transactions = transactions;
    this.rows = rows;
    this.catalog = catalog;
  }

  @Override
  public String name() {
    return "purge";
  }

  @Override
  public boolean onlyReports() {
    return false;
  }

  @Override
  public long due(String tenant) {
    return rows.count(tenant, Retention.of(catalog, tenant));
  }

  @Override
  public Map<String, Object> run(Order order, Pulse pulse) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("dry_run", order.dryRun());
    result.put("due", due(order.tenant()));
    if (order.dryRun()) {
      return result;
    }
    Map<String, Long> purged = new LinkedHashMap<>();
    Retention retention = Retention.of(catalog, order.tenant());
    while (pass(order.tenant(), retention, pulse, purged)) {
      pulse.beat();
    }
    result.put("purged", purged);
    return result;
  }

  /// Whether anybody was forgotten, so that whoever owned them may follow.
  private boolean pass(String tenant, Retention retention, Pulse pulse, Map<String, Long> purged) {
    long before = purged.getOrDefault("owners", 0L);
    List<Long> page = rows.due(tenant, retention, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(owner -> forget(owner, tenant, retention, pulse, purged));
      page = rows.due(tenant, retention, page.getLast(), PAGE);
    }
    return purged.getOrDefault("owners", 0L) > before;
  }

  private void forget(
      long owner, String tenant, Retention retention, Pulse pulse, Map<String, Long> purged) {
    boolean more = true;
    while (more) {
      pulse.beat();
      more =
          transactions.run(
              () -> rows.lock(owner, tenant, retention) && rows.takePage(owner, purged));
    }
  }
}
