package dev.cleanslate.ibm.vpc;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import tools.jackson.databind.JsonNode;

/// The calls for bare metal servers. Facts: the vendor's client 0.29.0.
public interface BareMetalServers {
  /// `GET /bare_metal_servers/{id}`, 200.
  ServiceCall<JsonNode> getBareMetalServer(String id);

  /// `POST /bare_metal_servers/{id}/stop`, 204.
  ///
  /// @param type `hard`, or `soft`, which may never come to an end
  ServiceCall<Void> stopBareMetalServer(String id, String type);

  /// `DELETE /bare_metal_servers/{id}`, 202: it goes later.
  ServiceCall<Void> deleteBareMetalServer(String id);

  /// `GET /bare_metal_servers?vpc.id=`, 200.
  ServiceCall<JsonNode> listBareMetalServers(String vpc, PageWish wish);
}
