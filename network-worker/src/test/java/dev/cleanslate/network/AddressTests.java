package dev.cleanslate.network;

import static dev.cleanslate.network.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses are deleted once they are free, and never unbound.
class AddressTests {
  private final NetworkStage stage = new NetworkStage(Sort.ADDRESS);

  @AfterEach
  void close() {
    stage.close();
  }

  private String networkInterface() {
    return stage.seed(
        "virtual-network-interface",
        stage.subnet,
        "{\"name\":\"eth-1\",\"primary_ip\":{\"auto_delete\":false}}");
  }

  private Target primary(String networkInterface) {
    return stage.target(
        stage
            .send(client -> client.getVirtualNetworkInterface(networkInterface))
            .path("primary_ip")
            .path("id")
            .asString());
  }

  @Test
  void aFreeOneIsGoneAtOnce() {
    Target target = stage.create();

    assertThat(standing(target)).isEqualTo(Verdict.Standing.FREE);
    assertThat(stage.advance(target))
        .isInstanceOfSatisfying(
            Advanced.Gone.class,
            gone -> {
              assertThat(gone.evidence().call())
                  .isEqualTo(
                      "DELETE /subnets/%s/reserved_ips/%s".formatted(stage.subnet, target.id()));
              assertThat(gone.evidence().answer()).isEqualTo("204");
            });
    assertThat(stage.isThere(target)).isFalse();
  }

  @Test
  void thePrimaryOneOfAnInterfaceIsRefusedUntilThatIsGone() {
    String networkInterface = networkInterface();
    Target target = primary(networkInterface);

    assertThat(words(stage.advance(target)))
        .isEqualTo(
            "refused IN_USE: lifecycle=stable, held by virtual_network_interface eth-1 (%s)"
                .formatted(networkInterface));
    assertThat(stage.deletions()).isZero();
    assertThat(standing(target)).isEqualTo(Verdict.Standing.HELD);

    stage.send(client -> client.deleteVirtualNetworkInterfaces(networkInterface));
    stage.clock.advance(Duration.ofSeconds(10));
    assertThat(words(stage.advance(target))).isEqualTo("gone: 204");
    assertThat(stage.deletions()).isEqualTo(2);
  }

  @Test
  void aBoundOneIsRefusedThoughTheProviderWouldDeleteIt() {
    String networkInterface = networkInterface();
    Target target = stage.create("{\"target\":{\"id\":\"%s\"}}".formatted(networkInterface));

    assertThat(words(stage.advance(target)))
        .startsWith("refused IN_USE")
        .contains(networkInterface);
    assertThat(stage.deletions()).isZero();
    assertThat(stage.isThere(target)).isTrue();
  }

  @Test
  void oneThatWentWithItsInterfaceIsGone() {
    String networkInterface = networkInterface();
    Target target =
        stage.create(
            "{\"auto_delete\":true,\"target\":{\"id\":\"%s\"}}".formatted(networkInterface));
    assertThat(words(stage.advance(target))).endsWith(", with which it goes");

    stage.send(client -> client.deleteVirtualNetworkInterfaces(networkInterface));
    stage.clock.advance(Duration.ofSeconds(10));

    assertThat(words(stage.advance(target))).isEqualTo("gone: 404 not_found");
    assertThat(stage.look(target)).isInstanceOf(Looked.Gone.class);
    assertThat(stage.deletions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "409"})
  void oneOfTheProvidersIsNeverAskedToGo(String refusal) {
    stage.simulator.flip("vpc", "provider-owned", refusal);
    Target target = stage.create("{\"owner\":\"provider\"}");

    assertThat(words(stage.advance(target)))
        .isEqualTo("refused PROTECTED: lifecycle=stable owner=provider");
    assertThat(stage.deletions()).isZero();
    assertThat(standing(target)).isEqualTo(Verdict.Standing.HELD);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 400})
  void oneThatIsBoundBetweenLookAndDeletionIsRefused(int status) {
    Target target = stage.create();
    stage.strike("DELETE", Sort.ADDRESS.one, Action.status(status));

    assertThat(words(stage.advance(target))).startsWith("refused IN_USE: " + status);
    assertThat(stage.isThere(target)).isTrue();
  }

  @Test
  void whatIsClaimedGoneAndLingersIsPresent() {
    stage
        .simulator
        .faults()
        .add(
            Fault.on(
                    "DELETE", Sort.ADDRESS.one, new Action.Leave(new Aftermath.Lingers(2, 0, true)))
                .times(1));
    Target target = stage.create();

    assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Gone.class);
  }

  @Test
  void whatIsClaimedGoneAndStaysIsFoundByALook() {
    stage.strike("DELETE", Sort.ADDRESS.one, Action.notDeleted());
    Target target = stage.create();

    assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
    assertThat(standing(target)).isEqualTo(Verdict.Standing.FREE);
  }

  @Test
  void itsOwnCreationTimeProvesThatItIsTheSame() {
    Target target = stage.create();
    String created =
        stage
            .send(client -> client.getSubnetReservedIp(stage.subnet, String.valueOf(target.id())))
            .path("created_at")
            .asString();

    assertThat(stage.advance(NetworkStage.sameness(target, created)))
        .isInstanceOf(Advanced.Gone.class);
  }

  private Verdict.Standing standing(Target target) {
    return Outcomes.standing(stage.look(target));
  }
}
