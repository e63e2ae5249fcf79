package dev.cleanslate.ibm.vpc;

import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.http.ServiceCall;
import dev.cleanslate.ibm.call.IbmService;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Calls the VPC API of one region. Its requests equal those of the vendor's client, but for the
/// `User-Agent`; a test compares them with recorded ones. Thread-safe.
public final class VpcClient extends IbmService
    implements BareMetalServers, VirtualNetworkInterfaces, ReservedIps, VpcPlaces {
  private static final String SERVERS = "/bare_metal_servers";
  private static final String INTERFACES = "/virtual_network_interfaces";
  private static final String ADDRESSES = "/subnets/{subnet}/reserved_ips";

  private final String version;
  private final Supplier<UUID> ids;

  /// @param version the day whose form of the API is spoken (`2026-03-24`)
  /// @param ids names each request
  public VpcClient(URI url, String version, OkHttpClient client, Supplier<UUID> ids) {
    super("vpc", url, client);
    this.version = version;
    this.ids = ids;
  }

  @Override
  public ServiceCall<JsonNode> getBareMetalServer(String id) {
    return reading(get(SERVERS + "/{id}", Map.of("id", id)));
  }

  @Override
  public ServiceCall<Void> stopBareMetalServer(String id, String type) {
    String body = JsonNodeFactory.instance.objectNode().put("type", type).toString();
    return changing(
        asked(RequestBuilder.post(address(SERVERS + "/{id}/stop", Map.of("id", id))))
            .bodyContent(body, "application/json"));
  }

  @Override
  public ServiceCall<Void> deleteBareMetalServer(String id) {
    return changing(delete(SERVERS + "/{id}", Map.of("id", id)));
  }

  @Override
  public ServiceCall<JsonNode> listBareMetalServers(String vpc, PageWish wish) {
    return reading(page(get(SERVERS, Map.of()), wish).query("vpc.id", vpc));
  }

  @Override
  public ServiceCall<JsonNode> getVirtualNetworkInterface(String id) {
    return reading(get(INTERFACES + "/{id}", Map.of("id", id)));
  }

  @Override
  public ServiceCall<Void> deleteVirtualNetworkInterfaces(String id) {
    return changing(delete(INTERFACES + "/{id}", Map.of("id", id)));
  }

  @Override
  public ServiceCall<JsonNode> listVirtualNetworkInterfaces(PageWish wish) {
    return reading(page(get(INTERFACES, Map.of()), wish));
  }

  @Override
  public ServiceCall<JsonNode> listVirtualNetworkInterfaceIps(String id, PageWish wish) {
    return reading(page(get(INTERFACES + "/{id}/ips", Map.of("id", id)), wish));
  }

  @Override
  public ServiceCall<Void> removeVirtualNetworkInterfaceIp(String id, String reservedIp) {
    return changing(delete(INTERFACES + "/{id}/ips/{ip}", Map.of("id", id, "ip", reservedIp)));
  }

  @Override
  public ServiceCall<JsonNode> getSubnetReservedIp(String subnet, String id) {
    return reading(get(ADDRESSES + "/{id}", Map.of("subnet", subnet, "id", id)));
  }

  @Override
  public ServiceCall<Void> deleteSubnetReservedIp(String subnet, String id) {
    return changing(delete(ADDRESSES + "/{id}", Map.of("subnet", subnet, "id", id)));
  }

  @Override
  public ServiceCall<JsonNode> listSubnetReservedIps(String subnet, PageWish wish) {
    return reading(page(get(ADDRESSES, Map.of("subnet", subnet)), wish));
  }

  @Override
  public ServiceCall<JsonNode> getVpc(String id) {
    return reading(get("/vpcs/{id}", Map.of("id", id)));
  }

  @Override
  public ServiceCall<JsonNode> listVpcs(PageWish wish) {
    return reading(page(get("/vpcs", Map.of()), wish));
  }

  @Override
  public ServiceCall<JsonNode> getSubnet(String id) {
    return reading(get("/subnets/{id}", Map.of("id", id)));
  }

  private RequestBuilder get(String path, Map<String, String> values) {
    return asked(RequestBuilder.get(address(path, values)));
  }

  private RequestBuilder delete(String path, Map<String, String> values) {
    return asked(RequestBuilder.delete(address(path, values)));
  }

  private RequestBuilder asked(RequestBuilder request) {
    return request
        .header("X-Request-Id", ids.get().toString())
        .query("version", version)
        .query("generation", "2");
  }

  private static RequestBuilder page(RequestBuilder request, PageWish wish) {
    if (wish.start() != null) {
      request.query("start", wish.start());
    }
    return request.query("limit", wish.limit());
  }
}
