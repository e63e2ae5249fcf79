package dev.cleanslate.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.testkit.worker.TestSpans;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interfaces, in a network namespace of the test's own.
class InterfaceKindTests {
  private Room room;
  private NetScene scene;

  @BeforeEach
  void open() {
    room = new Room();
    scene = NetScene.ofInterfaces(room);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tun", "tap"})
  void anInterfaceIsDeletedAndItsNamesakesByPrefixStay(String mode) {
    for (String device : new String[] {"vpn1", "vpn10", "vpn", "xvpn1"}) {
      room.ip("tuntap", "add", "dev", device, "mode", mode);
    }
    Target target = room.link("vpn1");
    assertThat(scene.answer(target)).isEqualTo("exists=true interface_count=1 kind=" + mode);

    scene.goes(target);

    assertThat(scene.answer(target)).isEqualTo("exists=false interface_count=0");
    assertThat(room.has("vpn1")).isFalse();
    assertThat(room.has("vpn10")).isTrue();
    assertThat(room.has("vpn")).isTrue();
    assertThat(room.has("xvpn1")).isTrue();
    scene.goes(target);
  }

  @Test
  void spansSayWhatIpWasAskedAndNoInterfaceByName() {
    room.ip("tuntap", "add", "dev", "vpn1", "mode", "tun");
    TestSpans spans = new TestSpans();
    Errand errand =
        Errand.advance(InstantSource.system(), Duration.ofSeconds(20), Optional::empty)
            .traced(spans);

    scene.kind().advance(room.link("vpn1"), errand);

    assertThat(spans.names()).contains("ip link show", "ip link delete");
    assertThat(spans.text()).doesNotContain("vpn1");
  }

  @Test
  void aPairOfCablesGoesByEitherEnd() {
    room.ip("link", "add", "left", "type", "veth", "peer", "name", "right");

    scene.goes(room.link("left"));

    assertThat(room.has("right")).isFalse();
  }

  @Test
  void anInterfaceThatIsInUseGoesWithItsRoutes() {
    room.road("vpn1", 9);
    room.ip("route", "add", "10.99.0.0/24", "via", "10.9.0.2", "dev", "vpn1");

    scene.goes(room.link("vpn1"));

    assertThat(room.routes("-4", "main")).isEmpty();
  }

  @Test
  void aNameThatCameBackIsLeftAloneAndTheRegisteredOneIsGone() {
    Target first = room.tun("vpn1");
    room.ip("link", "delete", "vpn1");
    room.tun("vpn1");

    scene.refuses(first, Refusal.NOT_THE_SAME);
    assertThat(room.has("vpn1")).isTrue();
    assertThat(scene.look(first))
        .isInstanceOfSatisfying(
            Looked.Gone.class,
            gone ->
                assertThat(gone.evidence().detail())
                    .startsWith("The name is now that of an interface made later"));
  }

  @Test
  void aNameWithALowerIndexThanRegisteredMakesTheRegistrationDoubtful() {
    Target target = room.tun("vpn1");
    Target doubtful =
        Room.link("vpn1", Hosts.here().boot() + "/" + (room.index("vpn1") + 1) + "/tun");

    scene.refuses(doubtful, Refusal.NOT_THE_SAME);
    scene.doubts(doubtful, Doubt.BAD_TARGET);
    assertThat(scene.look(target)).isInstanceOf(Looked.Present.class);
  }

  @Test
  void anInterfaceThatWasRenamedIsLeftToAPerson() {
    Target target = room.tun("vpn1");
    room.ip("link", "set", "vpn1", "name", "vpn2");

    scene.refuses(target, Refusal.NOT_THE_SAME);
    scene.doubts(target, Doubt.BAD_TARGET);
    assertThat(room.has("vpn2")).isTrue();
  }

  @Test
  void anInterfaceOfAnotherKindThanRegisteredIsLeftToAPerson() {
    room.tun("vpn1");
    Target other = Room.link("vpn1", Hosts.here().boot() + "/" + room.index("vpn1") + "/wireguard");

    scene.refuses(other, Refusal.NOT_THE_SAME);
    scene.doubts(other, Doubt.BAD_TARGET);
  }

  @Test
  void anInterfaceOfAnEarlierBootIsGoneAndWhatBearsItsNameIsLeftAlone() {
    room.tun("vpn1");
    String earlier = "00000000-0000-0000-0000-000000000000/" + room.index("vpn1") + "/tun";

    scene.refuses(Room.link("vpn1", earlier), Refusal.NOT_THE_SAME);
    assertThat(scene.look(Room.link("vpn1", earlier))).isInstanceOf(Looked.Gone.class);
    scene.goes(Room.link("vpn2", earlier));
    assertThat(room.has("vpn1")).isTrue();
  }

  @Test
  void loopbackIsProtectedAndSoIsEveryKindThatWasNotNamed() {
    Target lo = Room.link("lo", Hosts.here().boot() + "/1/x");
    scene.refuses(lo, Refusal.NOT_THE_SAME);

    Target tun = room.tun("vpn1");
    NetScene others =
        new NetScene(InterfaceKind.of(Hosts.here(), room.network(), Set.of("wireguard")));
    others.refuses(tun, Refusal.PROTECTED);
    assertThat(room.has("vpn1")).isTrue();
  }

  @Test
  void anInterfaceThatIsCalledAsAnIndexIsWrittenDoesNotGoInItsStead() {
    Target target = room.tun("vpn1");
    room.tun("if" + room.index("vpn1"));

    assertThat(scene.advance(target)).isInstanceOf(Advanced.Unavailable.class);
    assertThat(room.has("vpn1")).isTrue();
    assertThat(room.has("if" + room.index("vpn1"))).isTrue();
  }

  @Test
  void aHoldThatComesLateIsObeyed() {
    Target target = room.tun("vpn1");

    assertThat(scene.advance(target, Optional.of("held")))
        .isEqualTo(new Advanced.Unavailable("held", null));
    assertThat(room.has("vpn1")).isTrue();
  }

  @Test
  void aNamespaceThatIsNotThereProvesNothing() {
    Target target = room.tun("vpn1");
    room.close();

    scene.doubts(target, Doubt.UNAVAILABLE);
    assertThat(scene.advance(target)).isInstanceOf(Advanced.Unavailable.class);
  }

  @Test
  void withoutProofOfSamenessNothingIsDeleted() {
    room.tun("vpn1");
    String boot = Hosts.here().boot();
    for (String sameness :
        new String[] {null, "x", boot, boot + "/" + room.index("vpn1"), boot + "/x/tun"}) {
      scene.refuses(Room.link("vpn1", sameness), Refusal.BAD_TARGET);
      scene.doubts(Room.link("vpn1", sameness), Doubt.BAD_TARGET);
    }
    assertThat(room.has("vpn1")).isTrue();
  }

  @Test
  void aPresentOneIsFree() {
    assertThat(scene.look(room.tun("vpn1")))
        .isInstanceOfSatisfying(
            Looked.Present.class,
            present -> assertThat(present.standing()).isEqualTo(Standing.FREE));
  }
}
