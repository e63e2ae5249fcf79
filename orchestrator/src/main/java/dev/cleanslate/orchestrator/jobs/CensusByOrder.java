package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.census.Censuses;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets every census begin now, by a person's order. By themselves censuses go by a clock of their
/// own; none of them ever deletes, so that a dry run is no other run.
final class CensusByOrder implements Job {
  private final Censuses censuses;

  CensusByOrder(Censuses censuses) {
    this.censuses = censuses;
  }

  @Override
  public String name() {
    return "census";
  }

  @Override
  public boolean onlyReports() {
    return true;
  }

  @Override
  public long due(String tenant) {
    return 0;
  }

  @Override
  public Map<String, Object> run(Order order, Pulse pulse) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("dry_run", order.dryRun());
    if (order.tenant().equals(censuses.tenant())) {
      result.put("begun", censuses.beginAll());
      result.put("kinds", censuses.kinds().size());
      result.put("see", "/v1/census");
    } else {
      result.put("begun", 0);
      result.put("why", "censuses are ordered by the tenant " + censuses.tenant());
    }
    return result;
  }
}
