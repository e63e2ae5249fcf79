package dev.cleanslate.ibm.dns;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import tools.jackson.databind.JsonNode;

/// Reads zones: they are the controls of a 404. Facts: the vendor's client 0.47.0.
public interface DnsZones {
  /// `GET /instances/{instance}/dnszones/{zone}`, 200.
  ServiceCall<JsonNode> getDnszone(DnsRecords.Zone zone);

  /// `GET /instances/{instance}/dnszones`, 200.
  ServiceCall<JsonNode> listDnszones(String instance, int limit);
}
