package dev.cleanslate.orchestrator.jobs;

import java.util.Map;

/// Work that goes by the clock, for one tenant at a time, in short transactions. Running it twice
/// does no more than running it once.
public interface Job {
  /// As it stands in paths and in the database.
  String name();

  /// How much there is to do for a tenant now.
  long due(String tenant);

  /// What it does when nobody asks: whether it only reports.
  boolean onlyReports();

  /// Does it, and answers what was done, in words and numbers that may be shown to the tenant.
  Map<String, Object> run(Order order, Pulse pulse);
}
