package dev.cleanslate.simulator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The life of a zone and its records.
class DnsLifeTests {
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Probe probe = Probe.ibm(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void recordsAreMadeReadChangedListedAndDeleted() {
    String instance = simulator.objects().seed("dns-instance", 1).getFirst();
    String zones = "/dns/v1/instances/" + instance + "/dnszones";
    String zone = zones + "/" + probe.created(zones, "{\"name\":\"lab.example\"}");
    String records = zone + "/resource_records";
    String a =
        probe.created(records, "{\"name\":\"a\",\"type\":\"A\",\"rdata\":{\"ip\":\"10.0.0.1\"}}");
    String ptr =
        probe.created(
            records,
            "{\"name\":\"10.0.0.1\",\"type\":\"PTR\",\"rdata\":{\"ptrdname\":\"a.lab.example\"}}");

    assertThat(a).startsWith("A:");
    assertThat(ptr).startsWith("PTR:");
    var shown = probe.get(records + "/" + a);
    assertThat(shown.text("/name")).isEqualTo("a.lab.example");
    assertThat(shown.text("/linked_ptr_record/id")).isEqualTo(ptr);
    assertThat(probe.put(records + "/" + a, "{\"ttl\":60}").json().path("ttl").asInt())
        .isEqualTo(60);
    assertThat(probe.get(records + "?type=A").json().path("total_count").asInt()).isEqualTo(1);
    assertThat(probe.delete(records + "/" + ptr).status()).isEqualTo(204);
    assertThat(probe.delete(records + "/" + ptr).status()).isEqualTo(404);
    assertThat(probe.delete(records + "/" + a).status()).isEqualTo(204);
    assertThat(probe.delete(zone).status()).isEqualTo(204);
    assertThat(probe.get(zone).status()).isEqualTo(404);
  }
}
