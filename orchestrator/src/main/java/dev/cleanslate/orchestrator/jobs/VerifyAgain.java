package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks once more, long after, at what deletions saw gone. What is there again becomes a finding
/// when the look is answered; nothing is deleted.
final class VerifyAgain implements Job {
  private static final int DELETIONS = 50;
  private static final int STEPS = 200;

  private final Engine engine;
  private final SecondLooks looks;
  private final Catalog catalog;

  VerifyAgain(Engine engine, SecondLooks looks, Catalog catalog) {
    this.engine = engine;
    this.looks = looks;
    this.catalog = catalog;
  }

  @Override
  public String name() {
    return "verify-again";
  }

  @Override
  public boolean onlyReports() {
    return false;
  }

  @Override
  public long due(String tenant) {
    return looks.count(tenant, Schedule.of(catalog, tenant));
  }

  @Override
  public Map<String, Object> run(Order order, Pulse pulse) {
    Map<String, Object> result = new LinkedHashMap<>();
    Schedule schedule = Schedule.of(catalog, order.tenant());
    result.put("dry_run", order.dryRun());
    result.put("due", looks.count(order.tenant(), schedule));
    if (order.dryRun()) {
      return result;
    }
    long deletions = 0;
    long passed = 0;
    List<SecondLooks.Due> page = looks.due(order.tenant(), schedule, DELETIONS);
    while (!page.isEmpty()) {
      for (SecondLooks.Due due : page) {
        passed += look(due, pulse);
        looks.looked(due);
      }
      deletions += page.size();
      page = looks.due(order.tenant(), schedule, DELETIONS);
    }
    result.put("deletions", deletions);
    result.put("pages", passed);
    return result;
  }

  private long look(SecondLooks.Due due, Pulse pulse) {
    long pages = 0;
    Optional<Long> last = engine.revisit(due.saga(), 0, STEPS);
    while (last.isPresent()) {
      pages++;
      pulse.beat();
      last = engine.revisit(due.saga(), last.get(), STEPS);
    }
    return pages;
  }
}
