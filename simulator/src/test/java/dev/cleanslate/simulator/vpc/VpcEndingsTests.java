package dev.cleanslate.simulator.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The ways in which a slow deletion can end other than well.
class VpcEndingsTests {
  private static final String SERVER = "bare_metal_servers/{still}";
  private static final String INTERFACE = "virtual_network_interfaces/{free}";

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withClock(new HandClock()));
  private final Lab lab = Lab.in(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private void delete(String path, Aftermath aftermath) {
    Fault fault = Fault.on("DELETE", "/vpc/**", new Action.Leave(aftermath)).times(1);
    simulator.faults().add(fault);
    assertThat(lab.send("DELETE", path, "").status()).isEqualTo(202);
  }

  private int later(String path) {
    simulator.turn(Duration.ofSeconds(10));
    return lab.get(path).status();
  }

  @Test
  void aServerTurnsFailedAndSaysWhyAndCanBeDeletedThen() {
    delete(SERVER, new Aftermath.Fails("resource_suspended_by_provider"));
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("deleting");

    assertThat(later(SERVER)).isEqualTo(200);
    var failed = lab.get(SERVER);
    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(failed.text("/lifecycle_state")).isEqualTo("failed");
    assertThat(failed.text("/health_state")).isEqualTo("inapplicable");
    assertThat(failed.text("/status_reasons/0/code")).isNotEmpty();
    assertThat(failed.text("/lifecycle_reasons/0/code"))
        .isEqualTo("resource_suspended_by_provider");
    assertThat(lab.send("DELETE", SERVER, "").status()).isEqualTo(202);
    assertThat(later(SERVER)).isEqualTo(404);
  }

  @Test
  void aServerHangsInDeletionUntilItIsDeletedAgain() {
    delete(SERVER, new Aftermath.Halts());

    simulator.turn(Duration.ofDays(7));
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("deleting");
    assertThat(lab.send("DELETE", SERVER, "").status()).isEqualTo(202);
    assertThat(later(SERVER)).isEqualTo(404);
  }

  @Test
  void aServerRecovers() {
    delete(SERVER, new Aftermath.Recovers());

    assertThat(later(SERVER)).isEqualTo(200);
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("stopped");
    assertThat(lab.get(SERVER).text("/lifecycle_state")).isEqualTo("stable");
  }

  @Test
  void anInterfaceIsBackToStable() {
    delete(INTERFACE, new Aftermath.Recovers());
    assertThat(lab.get(INTERFACE).text("/lifecycle_state")).isEqualTo("deleting");

    assertThat(later(INTERFACE)).isEqualTo(200);
    assertThat(lab.get(INTERFACE).text("/lifecycle_state")).isEqualTo("stable");
    assertThat(lab.get(INTERFACE).json().path("ips")).hasSize(2);
  }

  @Test
  void anInterfaceFailsOrHangs() {
    delete(INTERFACE, new Aftermath.Fails("internal_error"));
    later(INTERFACE);
    assertThat(lab.get(INTERFACE).text("/lifecycle_state")).isEqualTo("failed");
    delete(INTERFACE, new Aftermath.Halts());
    later(INTERFACE);
    assertThat(lab.get(INTERFACE).text("/lifecycle_state")).isEqualTo("deleting");
  }

  @Test
  void aDeletionThatIsOnlyClaimedMovesNothing() {
    delete(SERVER, new Aftermath.Unmoved(false));

    assertThat(later(SERVER)).isEqualTo(200);
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("stopped");
    assertThat(simulator.requests().matching("DELETE", "/vpc/**").getLast().applied()).isFalse();
  }

  @Test
  void aServerIsFoundForSomeReadsAfterItsEnd() {
    delete(SERVER, new Aftermath.Lingers(2, 0, true));

    assertThat(later(SERVER)).isEqualTo(200);
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("deleting");
    assertThat(later(SERVER)).isEqualTo(404);
  }

  @Test
  void aServerComesBackAfterItsEnd() {
    delete(SERVER, new Aftermath.Reappears(2, 0));

    assertThat(later(SERVER)).isEqualTo(404);
    assertThat(later(SERVER)).isEqualTo(404);
    assertThat(later(SERVER)).isEqualTo(200);
    assertThat(lab.get(SERVER).text("/status")).isEqualTo("stopped");
    assertThat(lab.send("DELETE", SERVER, "").status()).isEqualTo(202);
    assertThat(later(SERVER)).isEqualTo(404);
  }

  @Test
  void whatGoesWithAServerGoesOnByItself() {
    simulator.flip("vpc", "interface-delete-ms", "60000");
    String bound = lab.get(SERVER).text("/network_attachments/0/virtual_network_interface/id");
    String address = lab.get("virtual_network_interfaces/" + bound).text("/primary_ip/id");
    lab.send("DELETE", SERVER, "");

    assertThat(later(SERVER)).isEqualTo(404);
    var left = lab.get("virtual_network_interfaces/" + bound);
    assertThat(left.text("/lifecycle_state")).isEqualTo("deleting");
    assertThat(left.json().has("target")).isFalse();
    assertThat(lab.get("subnets/{subnet}/reserved_ips/" + address).status()).isEqualTo(200);
    simulator.turn(Duration.ofMinutes(1));
    assertThat(lab.get("virtual_network_interfaces/" + bound).status()).isEqualTo(404);
    assertThat(lab.get("subnets/{subnet}/reserved_ips/" + address).status()).isEqualTo(404);
  }

  @Test
  void aLeapOfTheClockLeavesNothingHalfDone() {
    simulator.turn(Duration.ofMinutes(1));
    simulator.flip("vpc", "interface-delete-ms", "60000");
    int before = simulator.objects().count("virtual-network-interface");
    lab.send("DELETE", SERVER, "");

    simulator.turn(Duration.ofMinutes(28));

    assertThat(simulator.objects().count("virtual-network-interface")).isEqualTo(before - 1);
    assertThat(simulator.objects().has("bare-metal-server", lab.id("still"))).isFalse();
  }
}
