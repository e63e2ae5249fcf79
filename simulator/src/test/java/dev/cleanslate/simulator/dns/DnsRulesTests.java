package dev.cleanslate.simulator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsRulesTests {
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withPause((_, _) -> {
                inside.countDown();
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
              }));
  private final Probe probe = Probe.ibm(simulator);
  private final String instance = simulator.objects().seed("dns-instance", 1).getFirst();
  private final String zone = simulator.objects().seed("dns-zone", 1, instance).getFirst();
  private final String place = "/dns/v1/instances/" + instance + "/dnszones/" + zone;
  private final String records = place + "/resource_records/";

  @AfterEach
  void close() {
    simulator.close();
  }

  private String pair() {
    String a = simulator.objects().seed("dns-record", 1, zone).getFirst();
    String ptr =
        probe.created(
            records,
            "{\"type\":\"PTR\",\"name\":\"10.0.0.1\",\"rdata\":{\"ptrdname\":\"host-1.zone-1.example\"}}");
    assertThat(probe.get(records + a).text("/linked_ptr_record/id")).isEqualTo(ptr);
    return a;
  }

  @ParameterizedTest
  @CsvSource({"stays, 204, 1", "cascades, 204, 0", "refuses, 409, 2"})
  void whatBecomesOfALinkedPtrIsASwitch(String position, int status, int left) {
    simulator.flip("dns", "ptr-link", position);
    String a = pair();

    assertThat(probe.delete(records + a).status()).isEqualTo(status);

    assertThat(simulator.objects().count("dns-record")).isEqualTo(left);
  }

  @Test
  void anAddressRecordForgetsItsPtrOnceThatIsGone() {
    String a = pair();
    String ptr = probe.get(records + a).text("/linked_ptr_record/id");

    probe.delete(records + ptr);

    assertThat(probe.get(records + a).json().has("linked_ptr_record")).isFalse();
  }

  @Test
  void twoChangesOfAZoneAtOnceAreTooMany() throws Exception {
    simulator.flip("dns", "mutation-ms", "50");
    List<String> ids = simulator.objects().seed("dns-record", 2, zone);
    String other = simulator.objects().seed("dns-zone", 1, instance).getFirst();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> probe.delete(records + ids.get(0)).status());
      assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

      var second = probe.delete(records + ids.get(1));
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.text("/errors/0/code")).isEqualTo("too_many_requests");
      assertThat(probe.get(records + ids.get(1)).status()).isEqualTo(200);
      goOn.countDown();
      assertThat(first.get()).isEqualTo(204);
    }
    assertThat(probe.delete(records + ids.get(1)).status()).isEqualTo(204);
    assertThat(probe.delete(place.replace(zone, other)).status()).isEqualTo(204);
  }

  @Test
  void overlapCanBeAllowed() throws Exception {
    simulator.flip("dns", "mutation-ms", "50");
    simulator.flip("dns", "overlap", "allowed");
    List<String> ids = simulator.objects().seed("dns-record", 2, zone);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both =
          ids.stream()
              .map(id -> threads.submit(() -> probe.delete(records + id).status()))
              .toList();
      assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
      goOn.countDown();
      for (var each : both) {
        assertThat(each.get()).isEqualTo(204);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"exact, host-1.zone-1.example, 1", "exact, host-1, 0", "contains, host-1, 3"})
  void howNamesAreFilteredIsASwitch(String position, String name, int count) {
    simulator.flip("dns", "name-filter", position);
    simulator.objects().seed("dns-record", 11, zone);

    var page = probe.get(records + "?name=" + name);

    assertThat(page.json().path("total_count").asInt()).isEqualTo(count);
  }

  @Test
  void pagesGoByOffsetAndShrinkWhileDeleting() {
    List<String> ids = simulator.objects().seed("dns-record", 5, zone);

    var page = probe.get(records + "?limit=2&offset=2");
    assertThat(page.text("/resource_records/0/id")).isEqualTo(ids.get(2));
    assertThat(page.json().path("count").asInt()).isEqualTo(2);
    assertThat(page.json().path("total_count").asInt()).isEqualTo(5);
    assertThat(page.text("/next/href")).contains("offset=4").startsWith(simulator.url() + "/dns/");
    assertThat(page.text("/previous/href")).contains("offset=0");
    assertThat(page.text("/last/href")).contains("offset=4");
    assertThat(probe.get(records + "?limit=2&offset=4").json().has("next")).isFalse();

    probe.delete(records + ids.get(0));
    assertThat(probe.get(records + "?limit=2&offset=2").text("/resource_records/0/id"))
        .isEqualTo(ids.get(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A | {'ip':'10.0.0.1'} | 200",
        "AAAA | {'ip':'::1'} | 200",
        "CNAME | {'cname':'a.b'} | 200",
        "TXT | {'text':'t'} | 200",
        "MX | {'exchange':'a.b','preference':1} | 200",
        "SRV | {'port':1,'priority':1,'weight':1,'target':'a.b'} | 200",
        "PTR | {'ptrdname':'a.b'} | 200",
        "A | {'cname':'a.b'} | 400",
        "NS | {'ip':'10.0.0.1'} | 400",
      })
  void recordsOfEachTypeHaveTheirData(String type, String rdata, int status) {
    String body =
        "{'type':'%s','name':'x','service':'_s','protocol':'udp','rdata':%s}"
            .formatted(type, rdata)
            .replace('\'', '"');

    var made = probe.post(records, body);

    assertThat(made.status()).isEqualTo(status);
    if (status == 200) {
      assertThat(made.text("/id")).startsWith(type + ":");
      assertThat(probe.get(records + made.text("/id")).status()).isEqualTo(200);
    } else {
      assertThat(made.text("/errors/0/target/name")).isNotEmpty();
    }
  }

  @Test
  void aZoneWithNetworksStaysAndOneWithRecordsTakesThemAlong() {
    String networks = place + "/permitted_networks/";
    simulator.objects().seed("dns-record", 3, zone);
    String network =
        probe.created(
            networks, "{\"type\":\"vpc\",\"permitted_network\":{\"vpc_crn\":\"crn:v1:x\"}}");

    assertThat(probe.delete(place).status()).isEqualTo(409);
    var removed = probe.delete(networks + network);
    assertThat(removed.status()).isEqualTo(202);
    assertThat(removed.text("/state")).isEqualTo("REMOVAL_IN_PROGRESS");
    assertThat(probe.delete(networks + network).status()).isEqualTo(404);
    assertThat(probe.delete(place).status()).isEqualTo(204);
    assertThat(simulator.objects().count("dns-record")).isZero();
  }

  @Test
  void anotherAccountsInstanceIsNotThere() {
    simulator.admitIbm("ibm-b", "0123456789abcdef0123456789abcdef");

    assertThat(Probe.ibm(simulator, "ibm-b").get(place).status()).isEqualTo(404);
    assertThat(Probe.of(simulator).get(place).status()).isEqualTo(401);
    assertThat(probe.get(place).status()).isEqualTo(200);
  }

  @Test
  void theCallersNameForACallComesBack() {
    var named = probe.send(probe.request(place).header("X-Correlation-ID", "op-7").GET());

    assertThat(named.header("x-correlation-id")).isEqualTo("op-7");
    assertThat(probe.get(place + "/nothing").text("/trace")).isNotEmpty();
    assertThat(probe.get(place + "/nothing").status()).isEqualTo(404);
  }

  @Test
  void deletingWhatIsNotThereCanBeAccepted() {
    simulator.flip("dns", "delete-absent", "accepted");

    assertThat(probe.delete(records + "A:none").status()).isEqualTo(204);
  }
}
