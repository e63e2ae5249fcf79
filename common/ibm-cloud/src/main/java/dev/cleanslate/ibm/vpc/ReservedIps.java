package dev.cleanslate.ibm.vpc;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import tools.jackson.databind.JsonNode;

/// The calls for the reserved addresses of a subnet. Facts: the vendor's client 0.29.0.
public interface ReservedIps {
  /// `GET /subnets/{subnet}/reserved_ips/{id}`, 200.
  ServiceCall<JsonNode> getSubnetReservedIp(String subnet, String id);

  /// `DELETE /subnets/{subnet}/reserved_ips/{id}`, 204: it is gone.
  ServiceCall<Void> deleteSubnetReservedIp(String subnet, String id);

  /// `GET /subnets/{subnet}/reserved_ips`, 200.
  ServiceCall<JsonNode> listSubnetReservedIps(String subnet, PageWish wish);
}
