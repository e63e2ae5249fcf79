package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;

/// Finds what a path means.
record Routes(Cabinet cabinet, Zones zones, Records records, OneByOne oneByOne) {

  /// Throws [Refused] where the path means nothing or the provider refuses.
  Outcome serve(Visit visit) {
    if (!visit.part(0).equals("instances") || !visit.part(2).equals("dnszones")) {
      throw visit.noRoute();
    }
    String instance = visit.part(1);
    if (cabinet.instances(visit.account()).peek(instance).isEmpty()) {
      throw Refused.missing("DNS instance", instance);
    }
    return switch (visit.depth()) {
      case 3 -> zones.all(visit, instance);
      case 4 -> changing(visit, () -> zones.one(visit, instance, visit.part(3)));
      case 5, 6 -> changing(visit, () -> below(visit, instance));
      default -> throw visit.noRoute();
    };
  }

  private Outcome changing(Visit visit, java.util.function.Supplier<Outcome> way) {
    return visit.method().equals("GET")
        ? way.get()
        : oneByOne.change(visit.account() + Zone.place(visit.part(1), visit.part(3)), way);
  }

  private Outcome below(Visit visit, String instance) {
    Zone zone = cabinet.zone(visit.account(), instance, visit.part(3));
    boolean isAll = visit.depth() == 5;
    return switch (visit.part(4)) {
      case "resource_records" ->
          isAll ? records.all(visit, zone) : records.one(visit, zone, visit.part(5));
      case "permitted_networks" ->
          isAll ? zones.networks(visit, zone) : zones.network(visit, zone, visit.part(5));
      default -> throw visit.noRoute();
    };
  }
}
