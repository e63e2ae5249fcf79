package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nodes at a simulated IBM Cloud.
final class Fleet implements AutoCloseable {
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";

  private static final String VERSION = "?version=2026-03-24&generation=2";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> SORTS =
      Map.of(
          "ibm.dns_record", "dns-record",
          "ibm.dns_ptr_record", "dns-record",
          "ibm.bare_metal_server", "bare-metal-server",
          "ibm.virtual_network_interface", "virtual-network-interface",
          "ibm.reserved_ip", "reserved-ip");

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;
  private final String vpc;
  private final String subnet;
  private final String instance;
  private final String zone;

  Fleet() {
    simulator.flip("vpc", "stop-ms", "100");
    simulator.flip("vpc", "server-delete-ms", "100");
    simulator.flip("vpc", "interface-delete-ms", "50");
    token = token();
    vpc = seed("{'kind':'vpc'}");
    subnet = seed("{'kind':'subnet','parent':'%s'}".formatted(vpc));
    instance = seed("{'kind':'dns-instance'}");
    zone =
        seed(
            "{'kind':'dns-zone','parent':'%s','fields':{'name':'fleet.example'}}"
                .formatted(instance));
  }

  Simulator simulator() {
    return simulator;
  }

  String token() {
    String form = "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=ibm-simulated";
    return send(HttpRequest.newBuilder(simulator.url().resolve("/iam/identity/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .asString();
  }

  /// A server with two interfaces and their addresses, of which one pair goes with it and one does
  /// not, its name and the way back.
  List<Target> node(String name) {
    String address = seed("{'kind':'reserved-ip','parent':'%s'}".formatted(subnet));
    String own =
        seed(
            "{'kind':'virtual-network-interface','parent':'%s','fields':{'primary_ip':{'id':'%s'}}}"
                .formatted(subnet, address));
    String along =
        seed(
            "{'kind':'virtual-network-interface','parent':'%s','fields':{'auto_delete':true}}"
                .formatted(subnet));
    String server =
        seed(
            "{'kind':'bare-metal-server','parent':'%s','fields':{'name':'%s','interfaces':['%s','%s']}}"
                .formatted(subnet, name, own, along));
    String bound =
        get("/vpc/us-south/v1/virtual_network_interfaces/" + along + VERSION)
            .at("/primary_ip/id")
            .asString();
    Map<String, String> net = Map.of("region", "us-south", "subnet", subnet);
    Map<String, String> dns = Map.of("instance", instance, "zone", zone);
    return List.of(
        Target.of(
            "ibm.bare_metal_server", server, Map.of("region", "us-south", "vpc", vpc), ACCOUNT),
        Target.of("ibm.virtual_network_interface", own, net, ACCOUNT),
        Target.of("ibm.virtual_network_interface", along, net, ACCOUNT),
        Target.of("ibm.reserved_ip", address, net, ACCOUNT),
        Target.of("ibm.reserved_ip", bound, net, ACCOUNT),
        Target.of("ibm.dns_record", record("A", name + "-mgmt"), dns, ACCOUNT),
        Target.of("ibm.dns_ptr_record", record("PTR", name + "-mgmt"), dns, ACCOUNT));
  }

  /// Another server of that name, or of that id for a name.
  Target server(String name) {
    String server =
        seed(
            "{'kind':'bare-metal-server','parent':'%s','fields':{'name':'%s'}}"
                .formatted(subnet, name));
    return Target.of(
        "ibm.bare_metal_server", server, Map.of("region", "us-south", "vpc", vpc), ACCOUNT);
  }

  private String record(String type, String name) {
    return seed(
        "{'kind':'dns-record','parent':'%s','fields':{'type':'%s','name':'%s'}}"
            .formatted(
                zone, type, type.equals("A") ? name : "10.0.0." + name.replaceAll("\\D", "")));
  }

  boolean has(Target target) {
    return simulator
        .objects()
        .has(SORTS.getOrDefault(target.kind(), "none"), String.valueOf(target.id()));
  }

  String subnet() {
    return subnet;
  }

  private String seed(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return simulator.objects().seed(Seed.of(Fields.of(bytes))).getFirst();
  }

  private JsonNode get(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .header("Authorization", "Bearer " + token));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    simulator.close();
    http.close();
  }
}
