package dev.cleanslate.simulator.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The life of a server and of what goes with it, from the first call to the last 404.
class VpcLifeTests {
  private static final String REGION = "/vpc/us-south/v1";
  private static final String Q = "?version=2026-03-24&generation=2";

  private final HandClock clock = new HandClock();
  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults().withClock(clock));
  private final Probe probe = Probe.ibm(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void aServerWhoseProvisioningFailedIsSeededWithItsReasons() {
    simulator.play(
        """
        {"seed":[{"kind":"vpc","ids":["r006-a"]},{"kind":"subnet","parent":"r006-a","ids":["0717-b"]},
          {"kind":"bare-metal-server","parent":"0717-b","ids":["0717-c"],
            "fields":{"status":"failed","lifecycle_state":"failed",
              "status_reasons":[{"code":"cannot_start_capacity"}]}}]}
        """);

    var failed = probe.get(REGION + "/bare_metal_servers/0717-c" + Q);
    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(failed.text("/lifecycle_state")).isEqualTo("failed");
    assertThat(failed.text("/status_reasons/0/code")).isEqualTo("cannot_start_capacity");
  }

  @Test
  void aServerIsStoppedDeletedSlowlyAndTakesAlongWhatGoesWithIt() {
    simulator.flip("vpc", "server-delete-ms", "1680000");
    String vpc = probe.created(REGION + "/vpcs" + Q, "{\"name\":\"net\"}");
    String subnet = probe.created(REGION + "/subnets" + Q, inner("vpc", vpc));
    String part = "{\"virtual_network_interface\":" + inner("subnet", subnet) + "}";
    String kept =
        probe.created(REGION + "/virtual_network_interfaces" + Q, inner("subnet", subnet));
    String other = "{\"virtual_network_interface\":{\"id\":\"" + kept + "\"}}";
    String server =
        REGION
            + "/bare_metal_servers/"
            + probe.created(
                REGION + "/bare_metal_servers" + Q,
                "{\"primary_network_attachment\":%s,\"network_attachments\":[%s]}"
                    .formatted(part, other));
    assertThat(probe.get(server + Q).text("/status")).isEqualTo("running");
    assertThat(probe.get(server + "/network_attachments" + Q).json().path("total_count").asInt())
        .isEqualTo(2);
    String gone = probe.get(server + Q).text("/network_attachments/0/virtual_network_interface/id");

    assertThat(probe.delete(server + Q).status()).isEqualTo(409);
    assertThat(probe.post(server + "/stop" + Q, "{\"type\":\"hard\"}").status()).isEqualTo(204);
    assertThat(probe.get(server + Q).text("/status")).isEqualTo("running");
    clock.turn(Duration.ofSeconds(1));
    assertThat(probe.get(server + Q).text("/status")).isEqualTo("stopped");
    var accepted = probe.delete(server + Q);
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    clock.turn(Duration.ofMinutes(27));
    assertThat(probe.get(server + Q).text("/status")).isEqualTo("deleting");
    clock.turn(Duration.ofMinutes(2));
    assertThat(probe.get(server + Q).status()).isEqualTo(404);

    String interfaces = REGION + "/virtual_network_interfaces/";
    assertThat(probe.get(interfaces + gone + Q).status()).isEqualTo(404);
    var left = probe.get(interfaces + kept + Q);
    assertThat(left.json().has("target")).isFalse();
    assertThat(probe.delete(interfaces + kept + Q).text("/lifecycle_state")).isEqualTo("deleting");
    clock.turn(Duration.ofSeconds(1));
    assertThat(probe.get(interfaces + kept + Q).status()).isEqualTo(404);
    assertThat(simulator.objects().count("reserved-ip")).isZero();
    assertThat(probe.delete(REGION + "/subnets/" + subnet + Q).status()).isEqualTo(204);
    assertThat(probe.delete(REGION + "/vpcs/" + vpc + Q).status()).isEqualTo(204);
  }

  private static String inner(String field, String id) {
    return "{\"" + field + "\":{\"id\":\"" + id + "\"}}";
  }
}
