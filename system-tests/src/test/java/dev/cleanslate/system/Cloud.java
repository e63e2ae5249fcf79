package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The simulated IBM Cloud: makes what nodes have, through the provider's own APIs where it has
/// one.
final class Cloud {
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";

  private static final String REGION = "us-south";
  private static final String VPC = "/vpc/" + REGION + "/v1/";
  private static final String VERSION = "?version=2026-03-24&generation=2";
  private static final int PAIRS = 2;

  private final Http http;
  private final Http admin;
  private final String vpc;
  private final String subnet;
  private final String instance;
  private final String zone;

  Cloud(URI root, String apiKey) {
    this.admin = new Http(root, Map.of());
    this.http = new Http(root, Map.of("Authorization", "Bearer " + token(root, apiKey)));
    this.vpc = create("vpcs", Map.of("name", "fleet"));
    this.subnet = create("subnets", Map.of("vpc", Map.of("id", vpc)));
    this.instance = seed(Map.of("kind", "dns-instance", "count", 1));
    this.zone = seed(Map.of("kind", "dns-zone", "count", 1, "parent", instance));
  }

  private static String token(URI root, String apiKey) {
    return Http.form(
            root.resolve("/iam/identity/token"),
            "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=" + apiKey)
        .path("access_token")
        .asString();
  }

  /// A node of twelve parts: a server; two interfaces with their addresses that go with it, and two
  /// that do not; an alias, a name and the way back.
  Node node(String id, int number) {
    List<Part> parts = new ArrayList<>();
    List<Part> loose = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      Part address =
          address(create(place() + "reserved_ips", Map.of("name", id + "-ip" + i)), null);
      Map<String, Object> wish =
          Map.of("subnet", in(subnet), "primary_ip", in(address.id()), "auto_delete", false);
      loose.add(networkInterface(create("virtual_network_interfaces", wish), null));
      parts.add(address);
    }
    Part server = server(id, loose);
    parts.addAll(loose);
    parts.add(server);
    parts.addAll(takenAlong(server, loose));
    parts.addAll(names(id, number));
    return new Node(new OwnerRef(null, "node", id), parts);
  }

  private Part server(String name, List<Part> loose) {
    List<Object> others = new ArrayList<>();
    loose.forEach(each -> others.add(Map.of("virtual_network_interface", in(each.id()))));
    others.add(Map.of("virtual_network_interface", fresh()));
    String id =
        create(
            "bare_metal_servers",
            Map.of(
                "name",
                name,
                "primary_network_attachment",
                Map.of("virtual_network_interface", fresh()),
                "network_attachments",
                others));
    return new Part(
        Part.SERVER,
        id,
        VPC + "bare_metal_servers/" + id,
        Map.of("region", REGION, "vpc", vpc),
        null);
  }

  private Map<String, Object> fresh() {
    return Map.of("subnet", in(subnet), "auto_delete", true);
  }

  private List<Part> takenAlong(Part server, List<Part> loose) {
    List<String> known = loose.stream().map(Part::id).toList();
    List<Part> along = new ArrayList<>();
    for (JsonNode each : http.get(server.path() + VERSION).path("network_attachments")) {
      String id = each.path("virtual_network_interface").path("id").asString();
      if (!known.contains(id)) {
        Part own = networkInterface(id, server);
        along.add(own);
        along.add(address(each.path("primary_ip").path("id").asString(), own));
      }
    }
    return along;
  }

  private List<Part> names(String node, int number) {
    String host = node + ".fleet.example";
    String ip = "10.8.%d.%d".formatted(number / 250, number % 250 + 1);
    return List.of(
        record(Part.RECORD, Map.of("type", "A", "name", host, "rdata", Map.of("ip", ip))),
        record(Part.PTR, Map.of("type", "PTR", "name", ip, "rdata", Map.of("ptrdname", host))),
        record(
            Part.RECORD,
            Map.of("type", "CNAME", "name", "the-" + node, "rdata", Map.of("cname", host))));
  }

  private Part record(String kind, Map<String, Object> wish) {
    String path = "/dns/v1/instances/%s/dnszones/%s/resource_records".formatted(instance, zone);
    String id = http.post(path, wish).path("id").asString();
    return new Part(kind, id, path + "/" + id, Map.of("instance", instance, "zone", zone), null);
  }

  private Part networkInterface(String id, @org.jspecify.annotations.Nullable Part carrier) {
    return new Part(
        Part.INTERFACE, id, VPC + "virtual_network_interfaces/" + id, inSubnet(), carrier);
  }

  private Part address(String id, @org.jspecify.annotations.Nullable Part carrier) {
    return new Part(Part.ADDRESS, id, VPC + place() + "reserved_ips/" + id, inSubnet(), carrier);
  }

  private Map<String, String> inSubnet() {
    return Map.of("region", REGION, "subnet", subnet);
  }

  private String place() {
    return "subnets/" + subnet + "/";
  }

  private static Map<String, Object> in(String id) {
    return Map.of("id", id);
  }

  private String create(String path, Map<String, Object> wish) {
    return http.post(VPC + path + VERSION, wish).path("id").asString();
  }

  private String seed(Map<String, Object> wish) {
    return admin.post("/_sim/seed", wish).path("ids").path(0).asString();
  }
}
