package dev.cleanslate.network;

import dev.cleanslate.ibm.Scopes;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.ibm.vpc.VpcClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where an interface or an address lies, and what must answer 200 before a 404 of it counts: its
/// subnet. If that is absent itself, the VPC, which a registration may name beside it: without its
/// subnet nothing is left in it.
///
/// @param client reaches the region
/// @param vpc the subnet's VPC; absent where the registration does not name it
record Surroundings(VpcClient client, String region, String subnet, @Nullable String vpc) {
  /// The scope entries that both kinds need.
  static final Map<String, Pattern> NEEDED =
      Map.of("region", Scopes.REGION, "subnet", Scopes.VPC_ID);

  /// Why nothing can be asked for in this scope.
  static Optional<String> objection(VpcRegions regions, Map<String, String> scope) {
    String vpc = scope.get("vpc");
    return vpc != null && !Scopes.VPC_ID.matcher(vpc).matches()
        ? Optional.of("target.scope.vpc is malformed")
        : regions.objection(scope);
  }

  /// Those of a scope to which there is no objection.
  static Surroundings of(VpcRegions regions, Map<String, String> scope) {
    VpcClient client =
        regions
            .in(scope)
            .orElseThrow(() -> new IllegalArgumentException("a region that is not configured"));
    return new Surroundings(
        client,
        scope.getOrDefault("region", ""),
        scope.getOrDefault("subnet", ""),
        scope.get("vpc"));
  }

  List<Site.Control> controls() {
    List<Site.Control> controls = new ArrayList<>();
    controls.add(control("/subnets/" + subnet, () -> client.getSubnet(subnet)));
    if (vpc != null) {
      controls.add(control("/vpcs/" + vpc, () -> client.getVpc(vpc)));
    }
    return controls;
  }

  private Site.Control control(String path, Sending read) {
    return new Site.Control(region + path, "GET " + path, read);
  }
}
