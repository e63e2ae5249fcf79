package dev.cleanslate.ibm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.cloud.sdk.core.http.ServiceCall;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.dns.DnsRecords.Zone;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.ibm.vpc.VpcClient;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Our requests are those of the vendor's generated clients. The tables were recorded from
/// `vpc-java-sdk` 0.29.0 and `networking-java-sdk` 0.47.0, on a loopback socket; `Host` and
/// `User-Agent` are left out of them.
class RecordedRequestsTests {
  private static final String ID = "0717-11111111-2222-4333-8444-555555555555";
  private static final String SUBNET = "0717-66666666-2222-4333-8444-555555555555";
  private static final String VPC = "r006-77777777-2222-4333-8444-555555555555";
  private static final Zone ZONE =
      new Zone("88888888-2222-4333-8444-555555555555", "99999999-2222-4333-8444-555555555555");
  private static final String RECORD = "PTR:aaaaaaaa-2222-4333-8444-555555555555";
  private static final PageWish FIRST = PageWish.first(50);
  private static final PageWish NEXT = new PageWish("eyJ/a=b", 50);

  record Row(JsonNode recorded) {
    String operation() {
      return recorded.path("operation").asString();
    }

    @Override
    public String toString() {
      return operation();
    }
  }

  static Stream<Row> rows() {
    return Stream.of("vpc", "dns").flatMap(table -> table(table).stream());
  }

  private static List<Row> table(String name) {
    List<Row> rows = new ArrayList<>();
    String file = "/recorded/%s-requests.json".formatted(name);
    try (InputStream in = RecordedRequestsTests.class.getResourceAsStream(file)) {
      Wire.json().readTree(in).forEach(row -> rows.add(new Row(row)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rows;
  }

  @Test
  void theTablesHoldWhatWasRecorded() {
    assertThat(rows()).hasSize(26);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTheRequestOfTheVendorsClient(Row row) {
    try (Scene scene = new Scene(_ -> Station.json(200, "{}"))) {
      Told told = scene.api.read(scene.look(), () -> call(row.operation(), scene.vpc, scene.dns));

      assertThat(told).isInstanceOf(Told.Good.class);
      Station.Heard sent = scene.station.heard().getLast();
      assertThat(sent.line()).isEqualTo(row.recorded().path("request").asString());
      assertThat(sent.body()).isEqualTo(row.recorded().path("body").asString());
      assertThat(comparable(sent.headers())).isEqualTo(headers(row));
    }
  }

  private static ServiceCall<?> call(String operation, VpcClient vpc, DnsClient dns) {
    return switch (operation) {
      case "getBareMetalServer" -> vpc.getBareMetalServer(ID);
      case "stopBareMetalServer" -> vpc.stopBareMetalServer(ID, "hard");
      case "deleteBareMetalServer" -> vpc.deleteBareMetalServer(ID);
      case "listBareMetalServers" -> vpc.listBareMetalServers(VPC, FIRST);
      case "listBareMetalServers/next" -> vpc.listBareMetalServers(VPC, NEXT);
      case "getVirtualNetworkInterface" -> vpc.getVirtualNetworkInterface(ID);
      case "deleteVirtualNetworkInterfaces" -> vpc.deleteVirtualNetworkInterfaces(ID);
      case "listVirtualNetworkInterfaces" -> vpc.listVirtualNetworkInterfaces(FIRST);
      case "listVirtualNetworkInterfaces/next" -> vpc.listVirtualNetworkInterfaces(NEXT);
      case "listVirtualNetworkInterfaceIps" -> vpc.listVirtualNetworkInterfaceIps(ID, FIRST);
      case "listVirtualNetworkInterfaceIps/next" -> vpc.listVirtualNetworkInterfaceIps(ID, NEXT);
      case "removeVirtualNetworkInterfaceIp" -> vpc.removeVirtualNetworkInterfaceIp(ID, SUBNET);
      case "getSubnetReservedIp" -> vpc.getSubnetReservedIp(SUBNET, ID);
      case "deleteSubnetReservedIp" -> vpc.deleteSubnetReservedIp(SUBNET, ID);
      case "listSubnetReservedIps" -> vpc.listSubnetReservedIps(SUBNET, FIRST);
      case "listSubnetReservedIps/next" -> vpc.listSubnetReservedIps(SUBNET, NEXT);
      case "getVpc" -> vpc.getVpc(VPC);
      case "listVpcs" -> vpc.listVpcs(PageWish.first(1));
      case "getSubnet" -> vpc.getSubnet(SUBNET);
      case "getDnszone" -> dns.getDnszone(ZONE);
      case "listDnszones" -> dns.listDnszones(ZONE.instance(), 1);
      case "getResourceRecord" -> dns.getResourceRecord(ZONE, RECORD);
      case "deleteResourceRecord" -> dns.deleteResourceRecord(ZONE, RECORD);
      case "listResourceRecords" -> dns.listResourceRecords(ZONE, null, 200, null);
      case "listResourceRecords/next" -> dns.listResourceRecords(ZONE, "200", 200, null);
      case "listResourceRecords/name" ->
          dns.listResourceRecords(ZONE, null, 200, "node-1.example.com");
      default -> throw new IllegalArgumentException("nobody calls " + operation);
    };
  }

  private static Map<String, String> comparable(Map<String, String> headers) {
    Map<String, String> comparable = new TreeMap<>(headers);
    comparable.remove("host");
    comparable.remove("user-agent");
    comparable.replace("x-request-id", "<uuid>");
    comparable.replace("authorization", "Bearer TOKEN");
    return comparable;
  }

  private static Map<String, String> headers(Row row) {
    Map<String, String> headers = new TreeMap<>();
    row.recorded()
        .path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString()));
    return headers;
  }
}
