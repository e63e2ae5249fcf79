package dev.cleanslate.ibm.dns;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The calls for the records of a zone. Facts: the vendor's client 0.47.0.
public interface DnsRecords {
  /// `GET /instances/{instance}/dnszones/{zone}/resource_records/{id}`, 200.
  ServiceCall<JsonNode> getResourceRecord(Zone zone, String id);

  /// `DELETE /instances/{instance}/dnszones/{zone}/resource_records/{id}`, 204: it is gone.
  ServiceCall<Void> deleteResourceRecord(Zone zone, String id);

  /// `GET /instances/{instance}/dnszones/{zone}/resource_records`, 200.
  ///
  /// @param offset how many are left out; absent for the first page
  /// @param name a filter whose exactness is not established: compare what comes
  ServiceCall<JsonNode> listResourceRecords(
      Zone zone, @Nullable String offset, int limit, @Nullable String name);

  /// Where records lie.
  record Zone(String instance, String id) {}
}
