package dev.cleanslate.network;

import dev.cleanslate.ibm.Scopes;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.kind.IbmKind;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.ibm.kind.Walk;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reserved addresses of a subnet. Their ids are never used again, though the addresses are.
/// Listings show no marks of ours.
final class AddressKind implements IbmKind {
  static final String NAME = "ibm.reserved_ip";
  private static final int PAGE = 50;

  private final VpcRegions regions;

  AddressKind(VpcRegions regions) {
    this.regions = regions;
  }

  @Override
  public Kind kind() {
    return new Kind(NAME, Scopes.VPC_ID, Surroundings.NEEDED, false);
  }

  @Override
  public Optional<String> objection(Map<String, String> scope) {
    return Surroundings.objection(regions, scope);
  }

  @Override
  public Site site(Target target) {
    return new AddressSite(Surroundings.of(regions, target.scope()), String.valueOf(target.id()));
  }

  /// All of the subnet but those that the provider keeps to itself.
  @Override
  public Optional<Walk.Route> listing(Map<String, String> scope) {
    Surroundings around = Surroundings.of(regions, scope);
    String subnet = around.subnet();
    return Optional.of(
        new Walk.Route(
            "GET /subnets/%s/reserved_ips".formatted(subnet),
            "reserved_ips",
            "start",
            start -> () -> around.client().listSubnetReservedIps(subnet, new PageWish(start, PAGE)),
            _ -> Set.of(),
            each -> !"provider".equals(each.path("owner").stringValue(null))));
  }
}
