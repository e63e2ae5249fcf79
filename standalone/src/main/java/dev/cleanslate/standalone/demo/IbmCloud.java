package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.ResourceEvent.Parent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// IBM Cloud's HTTP APIs as the service that provisions nodes uses them, in one region with one
/// VPC, one subnet and one DNS zone of its own.
final class IbmCloud {
  static final String SERVER = "ibm.bare_metal_server";
  static final String INTERFACE = "ibm.virtual_network_interface";
  static final String ADDRESS = "ibm.reserved_ip";
  static final String RECORD = "ibm.dns_record";
  static final String PTR = "ibm.dns_ptr_record";

  private static final String REGION = "us-south";
  private static final String VERSION = "?version=2026-03-24&generation=2";
  private static final String ZONE_NAME = "nodes.example";

  /// What the simulator's usual key is, and the account it proves. Neither guards anything.
  private static final String API_KEY = "ibm-simulated";

  private static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  private static final String GRANT = "urn:ibm:params:oauth:grant-type:apikey";

  private final SimulatedCloud cloud;
  private final String token;
  private final String vpc;
  private final String subnet;
  private final String instance;
  private final String zone;

  private IbmCloud(SimulatedCloud cloud, String token, String vpc, String subnet, String[] dns) {
    this.cloud = cloud;
    this.token = token;
    this.vpc = vpc;
    this.subnet = subnet;
    this.instance = dns[0];
    this.zone = dns[1];
  }

  /// A place for nodes, made for this.
  static IbmCloud open(SimulatedCloud cloud, String mark) throws IOException, InterruptedException {
    String token =
        cloud
            .submit("iam/identity/token", "grant_type=%s&apikey=%s".formatted(GRANT, API_KEY))
            .path("access_token")
            .asString();
    String vpc = id(cloud.create(vpc("vpcs"), token, Map.of("name", mark + "vpc")));
    Map<String, Object> wish = Map.of("name", mark + "subnet", "vpc", Map.of("id", vpc));
    String subnet = id(cloud.create(vpc("subnets"), token, wish));
    String instance = seeded(cloud, "dns-instance", null);
    return new IbmCloud(
        cloud, token, vpc, subnet, new String[] {instance, seeded(cloud, "dns-zone", instance)});
  }

  /// What the provider's API cannot make: an instance of DNS Services is ordered elsewhere.
  private static String seeded(SimulatedCloud cloud, String kind, @Nullable String parent)
      throws IOException, InterruptedException {
    Map<String, Object> seed =
        parent == null
            ? Map.of("kind", kind, "count", 1)
            : Map.of(
                "kind", kind, "count", 1, "parent", parent, "fields", Map.of("name", ZONE_NAME));
    return cloud.admin("seed", seed).path("ids").path(0).asString();
  }

  /// A server with one interface that goes with it, and another that was there before it.
  Resource server(String name, Resource second) throws IOException, InterruptedException {
    Map<String, Object> first =
        Map.of("subnet", Map.of("id", subnet), "auto_delete", true, "name", name + "-management");
    Map<String, Object> wish =
        Map.of(
            "name",
            name,
            "primary_network_attachment",
            Map.of("virtual_network_interface", first),
            "network_attachments",
            List.of(Map.of("virtual_network_interface", Map.of("id", second.id()))));
    JsonNode made = cloud.create(vpc("bare_metal_servers"), token, wish);
    return new Resource(SERVER, id(made), Map.of("region", REGION, "vpc", vpc), ACCOUNT);
  }

  /// The interface that was made with a server, and its address: both go with it.
  List<Resource> takenAlong(Resource server) throws IOException, InterruptedException {
    JsonNode attachment =
        cloud
            .read(vpc("bare_metal_servers/" + server.id()), token)
            .path("primary_network_attachment");
    String own = attachment.path("virtual_network_interface").path("id").asString();
    String address = attachment.path("primary_ip").path("id").asString();
    return List.of(
        inSubnet(INTERFACE, own, new Parent(SERVER, server.id(), true)),
        inSubnet(ADDRESS, address, new Parent(INTERFACE, own, true)));
  }

  /// An address that stays until somebody deletes it.
  Resource address(String name) throws IOException, InterruptedException {
    String path = vpc("subnets/" + subnet + "/reserved_ips");
    return inSubnet(ADDRESS, id(cloud.create(path, token, Map.of("name", name))), null);
  }

  /// An interface that stays until somebody deletes it, with that address.
  Resource networkInterface(String name, Resource address)
      throws IOException, InterruptedException {
    Map<String, Object> wish =
        Map.of(
            "name", name, "subnet", Map.of("id", subnet), "primary_ip", Map.of("id", address.id()));
    return inSubnet(
        INTERFACE, id(cloud.create(vpc("virtual_network_interfaces"), token, wish)), null);
  }

  /// The names of a node: its address, and the way back.
  List<Resource> names(String node, int number) throws IOException, InterruptedException {
    String ip = "10.9.0." + number;
    String host = node + "." + ZONE_NAME;
    return List.of(
        record(RECORD, Map.of("type", "A", "name", host, "rdata", Map.of("ip", ip))),
        record(PTR, Map.of("type", "PTR", "name", ip, "rdata", Map.of("ptrdname", host))));
  }

  private Resource record(String kind, Map<String, Object> wish)
      throws IOException, InterruptedException {
    String id = id(cloud.create(dns(), token, wish));
    return new Resource(kind, id, Map.of("instance", instance, "zone", zone), ACCOUNT);
  }

  /// Puts a fault in force for deletions of this one.
  void whenDeleting(Resource resource, int times, Map<String, Object> action)
      throws IOException, InterruptedException {
    cloud.whenDeleting(path(resource), times, action);
  }

  private String path(Resource resource) {
    String id = resource.id();
    return switch (resource.kind()) {
      case SERVER -> "vpc/%s/v1/bare_metal_servers/%s".formatted(REGION, id);
      case INTERFACE -> "vpc/%s/v1/virtual_network_interfaces/%s".formatted(REGION, id);
      case ADDRESS -> "vpc/%s/v1/subnets/%s/reserved_ips/%s".formatted(REGION, subnet, id);
      default -> dns() + "/" + id;
    };
  }

  private String dns() {
    return "dns/v1/instances/%s/dnszones/%s/resource_records".formatted(instance, zone);
  }

  private static String vpc(String path) {
    return "vpc/%s/v1/%s%s".formatted(REGION, path, VERSION);
  }

  private Resource inSubnet(String kind, String id, @Nullable Parent parent) {
    return new Resource(kind, id, Map.of("region", REGION, "subnet", subnet), ACCOUNT, parent);
  }

  private static String id(JsonNode made) {
    return made.path("id").asString();
  }
}
