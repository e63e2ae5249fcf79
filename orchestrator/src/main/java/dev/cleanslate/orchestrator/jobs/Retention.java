package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.catalog.Catalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long a tenant's owners are remembered, by type, as columns of a statement. Types whose
/// owners are kept for ever, and types that the catalog lost, are not among them.
record Retention(List<String> types, List<Double> seconds) {
  static Retention of(Catalog catalog, String tenant) {
    List<String> types = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    catalog
        .ownerTypes()
        .forEach((name, type) ->
            type.life()
                .of(tenant)
                .retention()
                .map(Duration::toSeconds)
                .ifPresent(most -> {
                  types.add(name);
                  seconds.add((double) most);
                }));
    return new Retention(types, seconds);
  }
}
