package dev.cleanslate.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes, in a network namespace of the test's own.
class RouteKindTests {
  private Room room;
  private NetScene scene;

  @BeforeEach
  void open() {
    room = new Room();
    room.road("vpn1", 9);
    room.road("vpn10", 8);
    scene = NetScene.ofRoutes(room);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @ParameterizedTest
  @CsvSource({
    "-4, main, 10.50.0.0/24 via 10.9.0.2 dev vpn1, static, 100",
    "-4, main, 10.50.0.7 dev vpn1, boot, 0",
    "-4, 77, 10.50.0.0/16 dev vpn1, static, 0",
    "-4, 254, 10.50.0.0/24 dev vpn1, bird, 5",
    "-4, 77, blackhole 10.50.0.0/24, boot, 0",
    "-6, main, fd50::/64 via fd00:9::2 dev vpn1, static, 1024",
    "-6, 77, fd50::7 dev vpn1, static, 50",
    "-6, 77, unreachable fd50::/64, static, 1024"
  })
  void aRouteGoesAndNothingBesideIt(
      String family, String table, String route, String protocol, String metric) {
    add(family, table, route, protocol, metric);
    List<String> others = List.of("10.60.0.0/24 dev vpn10", "10.50.0.0/25 dev vpn1");
    others.forEach(other -> add("-4", "main", other, "static", "7"));
    Target target = target(family, table, route, protocol, metric);
    int before = count();
    assertThat(scene.answer(target)).isEqualTo("exists=true rule_count=1");

    scene.goes(target);

    assertThat(scene.answer(target)).isEqualTo("exists=false rule_count=0");
    assertThat(count()).isEqualTo(before - 1);
    scene.goes(target);
  }

  @ParameterizedTest
  @CsvSource({
    "10.50.0.0/24 via 10.9.0.2 dev vpn1, static, 200, NOT_THE_SAME",
    "10.50.0.0/24 via 10.9.0.2 dev vpn1, boot, 100, NOT_THE_SAME",
    "10.50.0.0/24 via 10.9.0.3 dev vpn1, static, 100, NOT_THE_SAME",
    "10.50.0.0/24 dev vpn1, static, 100, NOT_THE_SAME"
  })
  void aRouteThatDiffersInAnythingIsLeftToAPerson(
      String route, String protocol, String metric, Refusal reason) {
    add("-4", "main", "10.50.0.0/24 via 10.9.0.2 dev vpn1", "static", "100");
    Target target = target("-4", "main", route, protocol, metric);
    int before = count();

    scene.refuses(target, reason);
    scene.doubts(target, Doubt.BAD_TARGET);
    assertThat(count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "main, 10.50.0.0/24 dev vpn10, static, 100",
    "main, 10.50.0.0/25 dev vpn1, static, 100",
    "main, 10.5.0.0/24 dev vpn1, static, 100",
    "78, 10.50.0.0/24 dev vpn1, static, 100",
    "main, blackhole 10.50.0.0/24, static, 100"
  })
  void aRouteElsewhereIsAnotherOne(String table, String route, String protocol, String metric) {
    add("-4", "main", "10.50.0.0/24 dev vpn1", "static", "100");
    int before = count();

    scene.goes(target("-4", table, route, protocol, metric));

    assertThat(count()).isEqualTo(before);
  }

  @Test
  void oneOfTwoThatDifferInTheirMetricGoes() {
    add("-4", "main", "10.50.0.0/24 dev vpn1", "static", "0");
    add("-4", "main", "10.50.0.0/24 dev vpn1", "static", "200");
    Target second = target("-4", "main", "10.50.0.0/24 dev vpn1", "static", "200");

    assertThat(scene.advance(second)).isInstanceOf(Advanced.Gone.class);

    assertThat(room.routes("-4", "main"))
        .contains("10.50.0.0/24 dev vpn1 proto static scope link linkdown")
        .noneMatch(line -> line.contains("metric 200"));
  }

  @Test
  void aRouteWithSeveralWaysIsLeftToAPerson() {
    room.ip(
        "route",
        "add",
        "10.50.0.0/24",
        "nexthop",
        "via",
        "10.9.0.2",
        "dev",
        "vpn1",
        "nexthop",
        "via",
        "10.8.0.2",
        "dev",
        "vpn10");
    Target target = target("-4", "main", "10.50.0.0/24 via 10.9.0.2 dev vpn1", "boot", "0");
    int before = count();

    scene.refuses(target, Refusal.NOT_THE_SAME);
    scene.doubts(target, Doubt.BAD_TARGET);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aDefaultRouteGoesOnlyInATableThatWasNamed() {
    add("-4", "main", "default via 10.9.0.2 dev vpn1", "static", "0");
    add("-4", "77", "default dev vpn1", "static", "0");
    Target main = target("-4", "main", "default via 10.9.0.2 dev vpn1", "static", "0");
    Target own = target("-4", "77", "default dev vpn1", "static", "0");

    scene.refuses(main, Refusal.PROTECTED);
    scene.refuses(own, Refusal.PROTECTED);
    NetScene.ofRoutes(room, "77").goes(own);
    NetScene.ofRoutes(room, "77").refuses(main, Refusal.PROTECTED);
    assertThat(scene.look(main)).isInstanceOf(Looked.Present.class);
  }

  @Test
  void theSameAddressInAnotherSpellingIsTheSameRoute() {
    add("-6", "main", "fd50::/64 via fd00:9::2 dev vpn1", "static", "1024");

    scene.goes(target("-6", "main", "fd50:0:0:0::/64 via fd00:9:0::2 dev vpn1", "static", "1024"));

    assertThat(room.routes("-6", "main")).noneMatch(line -> line.startsWith("fd50"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main/inet/10.50.0.1/24 dev vpn1",
        "main/inet/10.50.0.0/33 dev vpn1",
        "main/inet/fd50::/64 dev vpn1",
        "main/inet6/10.50.0.0/24 dev vpn1",
        "main/inet/10.50.0.0/24 via fd00::1 dev vpn1",
        "main/inet/10.50.0.0/24",
        "main/inet/blackhole 10.50.0.0/24 dev vpn1",
        "main/inet/10.50 dev vpn1",
        "main/inet/::ffff:10.50.0.0 dev vpn1"
      })
  void whatIsNoRouteAsItIsListedIsNeitherDeletedNorCalledGone(String id) {
    Target target = Room.target(RouteKind.NAME, id, "static/0");

    scene.refuses(target, Refusal.BAD_TARGET);
    scene.doubts(target, Doubt.BAD_TARGET);
  }

  @Test
  void aTableWhoseNameTheHostDoesNotKnowProvesNothing() {
    scene.doubts(target("-4", "nobody", "10.50.0.0/24 dev vpn1", "static", "0"), Doubt.UNAVAILABLE);
  }

  @Test
  void anAbsenceNamesLoAsItsControl() {
    Looked.Gone gone =
        (Looked.Gone) scene.look(target("-4", "78", "10.50.0.0/24 dev vpn1", "static", "0"));

    assertThat(gone.evidence().control())
        .isEqualTo("ip -n %s -json link show dev lo -> lo".formatted(room.name));
  }

  @Test
  void aNamespaceThatIsNotThereProvesNothing() {
    room.close();

    scene.doubts(target("-4", "main", "10.50.0.0/24 dev vpn1", "static", "0"), Doubt.UNAVAILABLE);
  }

  @Test
  void aHoldThatComesLateIsObeyed() {
    add("-4", "main", "10.50.0.0/24 dev vpn1", "static", "0");
    Target target = target("-4", "main", "10.50.0.0/24 dev vpn1", "static", "0");

    assertThat(scene.advance(target, Optional.of("held")))
        .isEqualTo(new Advanced.Unavailable("held", null));
    assertThat(scene.look(target)).isInstanceOf(Looked.Present.class);
  }

  private void add(String family, String table, String route, String protocol, String metric) {
    String command = "%s route add %s table %s proto %s".formatted(family, route, table, protocol);
    String full = metric.equals("0") ? command : command + " metric " + metric;
    room.ip(full.split(" "));
  }

  private static Target target(
      String family, String table, String route, String protocol, String metric) {
    String name = family.equals("-4") ? "inet" : "inet6";
    return Room.target(
        RouteKind.NAME,
        "%s/%s/%s".formatted(table, name, route),
        "%s/%s".formatted(protocol, metric));
  }

  private int count() {
    return room.routes("-4", "all").size() + room.routes("-6", "all").size();
  }
}
