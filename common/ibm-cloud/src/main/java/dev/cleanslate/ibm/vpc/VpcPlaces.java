package dev.cleanslate.ibm.vpc;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import tools.jackson.databind.JsonNode;

/// Reads the places in which resources lie: they are the controls of a 404. Facts: the vendor's
/// client 0.29.0.
public interface VpcPlaces {
  /// `GET /vpcs/{id}`, 200.
  ServiceCall<JsonNode> getVpc(String id);

  /// `GET /vpcs`, 200.
  ServiceCall<JsonNode> listVpcs(PageWish wish);

  /// `GET /subnets/{id}`, 200.
  ServiceCall<JsonNode> getSubnet(String id);
}
