package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Seed;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A VPC with something of everything in it, each with a name to be put into paths:
/// `bare_metal_servers/{server}`.
public record Lab(Simulator simulator, Probe probe, Map<String, String> ids) {
  static final String Q = "?version=2026-03-24&generation=2";

  public static Lab in(Simulator simulator) {
    Lab lab = new Lab(simulator, Probe.ibm(simulator), new HashMap<>());
    lab.furnish();
    return lab;
  }

  private void furnish() {
    seed("vpc", "{'kind':'vpc'}");
    seed("subnet", "{'kind':'subnet','parent':'{vpc}'}");
    seed("empty", "{'kind':'subnet','parent':'{vpc}'}");
    String server = "'kind':'bare-metal-server','parent':'{subnet}','fields':";
    seed("server", "{" + server + "{'name':'first','interfaces':2}}");
    seed("old", "{" + server + "{'legacy':true,'interfaces':2}}");
    seed("still", "{" + server + "{'status':'stopped'}}");
    seed("going", "{" + server + "{'status':'stopped'}}");
    seed("free", "{'kind':'virtual-network-interface','parent':'{subnet}'}");
    seed("bare", "{'kind':'virtual-network-interface','parent':'{subnet}'}");
    String address = "'kind':'reserved-ip','parent':'{subnet}'";
    seed("loose", "{" + address + "}");
    seed("provided", "{" + address + ",'fields':{'owner':'provider'}}");
    seed("extra", "{" + address + ",'fields':{'target':{'id':'{free}'}}}");
    seed("floating", "{'kind':'floating-ip','fields':{'target':{'id':'{free}'}}}");
    var shown = get("bare_metal_servers/{server}");
    ids.put("first", shown.text("/network_attachments/0/id"));
    ids.put("second", shown.text("/network_attachments/1/id"));
    ids.put("bound", shown.text("/network_attachments/0/virtual_network_interface/id"));
    ids.put("bound2", shown.text("/network_attachments/1/virtual_network_interface/id"));
    ids.put("nic1", get("bare_metal_servers/{old}").text("/network_interfaces/0/id"));
    ids.put("nic2", get("bare_metal_servers/{old}").text("/network_interfaces/1/id"));
    ids.put("primary", get("virtual_network_interfaces/{free}").text("/primary_ip/id"));
    send("DELETE", "bare_metal_servers/{going}", "");
  }

  /// Makes an object of this name; single quotes will do.
  public void seed(String name, String seed) {
    byte[] json = filled(seed).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ids.put(name, simulator.objects().seed(Seed.of(Fields.of(json))).getFirst());
  }

  public String id(String name) {
    return filled("{" + name + "}");
  }

  public String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : ids.entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  public String path(String path) {
    return "/vpc/us-south/v1/" + filled(path) + Q;
  }

  public Probe.Seen get(String path) {
    return probe.get(path(path));
  }

  public Probe.Seen send(String method, String path, String body) {
    HttpRequest.BodyPublisher bytes =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return probe.send(probe.request(path(path)).method(method, bytes));
  }
}
