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

/// Virtual network interfaces. Their ids are never used again. Listings show no marks of ours: the
/// tags of IBM Cloud are kept by another service.
final class InterfaceKind implements IbmKind {
  static final String NAME = "ibm.virtual_network_interface";
  private static final int PAGE = 50;

  private final VpcRegions regions;

  InterfaceKind(VpcRegions regions) {
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
    return new InterfaceSite(Surroundings.of(regions, target.scope()), String.valueOf(target.id()));
  }

  /// All of the region, for the provider filters neither by subnet nor by name; only those of the
  /// subnet are handed on.
  @Override
  public Optional<Walk.Route> listing(Map<String, String> scope) {
    Surroundings around = Surroundings.of(regions, scope);
    return Optional.of(
        new Walk.Route(
            "GET /virtual_network_interfaces",
            "virtual_network_interfaces",
            "start",
            start -> () -> around.client().listVirtualNetworkInterfaces(new PageWish(start, PAGE)),
            _ -> Set.of(),
            each -> around.subnet().equals(each.path("subnet").path("id").stringValue(null))));
  }
}
