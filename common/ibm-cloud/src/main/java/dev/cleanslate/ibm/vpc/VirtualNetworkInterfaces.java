package dev.cleanslate.ibm.vpc;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import tools.jackson.databind.JsonNode;

/// The calls for virtual network interfaces. Facts: the vendor's client 0.29.0.
public interface VirtualNetworkInterfaces {
  /// `GET /virtual_network_interfaces/{id}`, 200.
  ServiceCall<JsonNode> getVirtualNetworkInterface(String id);

  /// `DELETE /virtual_network_interfaces/{id}`, 202 with the interface: it goes later.
  ServiceCall<Void> deleteVirtualNetworkInterfaces(String id);

  /// `GET /virtual_network_interfaces`, 200; it knows neither a name nor a VPC to filter by.
  ServiceCall<JsonNode> listVirtualNetworkInterfaces(PageWish wish);

  /// `GET /virtual_network_interfaces/{id}/ips`, 200.
  ServiceCall<JsonNode> listVirtualNetworkInterfaceIps(String id, PageWish wish);

  /// `DELETE /virtual_network_interfaces/{id}/ips/{ip}`, 204: detaches the address.
  ServiceCall<Void> removeVirtualNetworkInterfaceIp(String id, String reservedIp);
}
