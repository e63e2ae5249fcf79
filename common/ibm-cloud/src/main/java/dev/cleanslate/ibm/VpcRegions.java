package dev.cleanslate.ibm;

import dev.cleanslate.ibm.vpc.VpcClient;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The clients of the regions in which the worker may work. Immutable.
public final class VpcRegions {
  private final TreeMap<String, VpcClient> clients;

  /// @param clients by region
  public VpcRegions(Map<String, VpcClient> clients) {
    this.clients = new TreeMap<>(clients);
  }

  /// The client of the scope's region; empty where it is not configured.
  public Optional<VpcClient> in(Map<String, String> scope) {
    return Optional.ofNullable(clients.get(scope.getOrDefault("region", "")));
  }

  /// Why nothing can be asked for in this scope; empty where its region is configured.
  public Optional<String> objection(Map<String, String> scope) {
    return in(scope).isPresent()
        ? Optional.empty()
        : Optional.of("target.scope.region is not among the regions of this worker");
  }

  /// The client of the first region; throws [IllegalStateException] where there is none.
  public VpcClient any() {
    if (clients.isEmpty()) {
      throw new IllegalStateException("cleanslate.ibm.regions names no region");
    }
    return clients.firstEntry().getValue();
  }
}
