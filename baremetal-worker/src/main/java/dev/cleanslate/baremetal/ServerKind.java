package dev.cleanslate.baremetal;

import dev.cleanslate.ibm.Scopes;
import dev.cleanslate.ibm.VpcRegions;
import dev.cleanslate.ibm.kind.IbmKind;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.ibm.kind.Walk;
import dev.cleanslate.ibm.vpc.BareMetalServers;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bare metal servers. Their ids are never used again. Listings show no marks of ours: the tags of
/// IBM Cloud are kept by another service.
final class ServerKind implements IbmKind {
  static final String NAME = "ibm.bare_metal_server";
  private static final int PAGE = 50;

  private final VpcRegions regions;

  ServerKind(VpcRegions regions) {
    this.regions = regions;
  }

  @Override
  public Kind kind() {
    return new Kind(
        NAME, Scopes.VPC_ID, Map.of("region", Scopes.REGION, "vpc", Scopes.VPC_ID), false);
  }

  @Override
  public Optional<String> objection(Map<String, String> scope) {
    return regions.objection(scope);
  }

  @Override
  public Site site(Target target) {
    Map<String, String> scope = target.scope();
    String region = scope.getOrDefault("region", "");
    String vpc = scope.getOrDefault("vpc", "");
    return regions
        .in(scope)
        .map(client -> new ServerSite(client, client, region, vpc, String.valueOf(target.id())))
        .orElseThrow(() -> new IllegalArgumentException("a region that is not configured"));
  }

  @Override
  public Optional<Walk.Route> listing(Map<String, String> scope) {
    String vpc = scope.getOrDefault("vpc", "");
    return regions.in(scope).map(servers -> route(servers, vpc));
  }

  private static Walk.Route route(BareMetalServers servers, String vpc) {
    return new Walk.Route(
        "GET /bare_metal_servers?vpc.id=" + vpc,
        "bare_metal_servers",
        "start",
        start -> () -> servers.listBareMetalServers(vpc, new PageWish(start, PAGE)),
        _ -> Set.of());
  }
}
