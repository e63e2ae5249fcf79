package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.catalog.Catalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// When a tenant's deletions are verified once more, by type and by how often they were already, as
/// columns of a statement.
record Schedule(List<String> types, List<Integer> times, List<Double> seconds) {
  static Schedule of(Catalog catalog, String tenant) {
    Schedule schedule = new Schedule(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    catalog
        .ownerTypes()
        .forEach((name, type) -> schedule.add(name, type.life().of(tenant).verifyAgain()));
    return schedule;
  }

  private void add(String type, List<Duration> again) {
    for (int time = 0; time < again.size(); time++) {
      types.add(type);
      times.add(time);
      seconds.add((double) again.get(time).toSeconds());
    }
  }
}
