package dev.cleanslate.ibm.dns;

import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.http.ServiceCall;
import dev.cleanslate.ibm.call.IbmService;
import java.net.URI;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Calls DNS Services. Its requests equal those of the vendor's client, but for the `User-Agent`; a
/// test compares them with recorded ones. Thread-safe.
public final class DnsClient extends IbmService implements DnsRecords, DnsZones {
  private static final String ZONES = "/instances/{instance}/dnszones";
  private static final String RECORDS = ZONES + "/{zone}/resource_records";

  public DnsClient(URI url, OkHttpClient client) {
    super("dns_svcs", url, client);
  }

  @Override
  public ServiceCall<JsonNode> getResourceRecord(Zone zone, String id) {
    return reading(RequestBuilder.get(record(zone, id)));
  }

  @Override
  public ServiceCall<Void> deleteResourceRecord(Zone zone, String id) {
    return changing(RequestBuilder.delete(record(zone, id)));
  }

  @Override
  public ServiceCall<JsonNode> listResourceRecords(
      Zone zone, @Nullable String offset, int limit, @Nullable String name) {
    RequestBuilder request = RequestBuilder.get(address(RECORDS, within(zone)));
    if (offset != null) {
      request.query("offset", offset);
    }
    request.query("limit", limit);
    if (name != null) {
      request.query("name", name);
    }
    return reading(request);
  }

  @Override
  public ServiceCall<JsonNode> getDnszone(Zone zone) {
    return reading(RequestBuilder.get(address(ZONES + "/{zone}", within(zone))));
  }

  @Override
  public ServiceCall<JsonNode> listDnszones(String instance, int limit) {
    return reading(
        RequestBuilder.get(address(ZONES, Map.of("instance", instance))).query("limit", limit));
  }

  private okhttp3.HttpUrl record(Zone zone, String id) {
    return address(
        RECORDS + "/{id}", Map.of("instance", zone.instance(), "zone", zone.id(), "id", id));
  }

  private static Map<String, String> within(Zone zone) {
    return Map.of("instance", zone.instance(), "zone", zone.id());
  }
}
