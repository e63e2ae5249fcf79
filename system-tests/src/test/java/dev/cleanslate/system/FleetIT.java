package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.SagaEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A deployment of twenty nodes with twelve resources each.
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FleetIT {

  @Test
  void aDeploymentGoesInTheCloudsOrderThroughFaultsAndRestarts(World world) throws IOException {
    goesInOrder(world, 6);
  }

  @Tag("full")
  @Test
  void aLargeDeploymentGoesInTheCloudsOrderThroughFaultsAndRestarts(World world)
      throws IOException {
    goesInOrder(world, 20);
  }

  private static void goesInOrder(World world, int count) throws IOException {
    List<Node> nodes = Fleets.nodes(world, count);
    OwnerRef fleet = Fleets.deployment(world, "fleet", nodes);
    trouble(world);
    long since = world.provider().now();

    world.upstream().askToDelete(fleet);
    World.await("a third has gone")
        .untilAsserted(() ->
            assertThat(new FleetTruth(world.provider(), since).deletions(nodes))
                .isGreaterThan(count * 3L));
    world.ground().kill("orchestrator");
    world.ground().kill("baremetal-worker");
    world.ground().start("baremetal-worker");
    world.ground().start("orchestrator");
    world.awaitState(fleet, "deleted");

    FleetTruth truth = new FleetTruth(world.provider(), since);
    truth.holdsThatOnlyTheseWereDeleted(nodes);
    nodes.forEach(truth::holdsTheOrderOf);
    nodes.forEach(node -> holdsThatAllIsProved(world, node));
    assertThat(steps(world, fleet)).hasSize(count);
  }

  @Test
  void aNodeThatIsStuckIsTheDeploymentsReason(World world) {
    List<Node> nodes = Fleets.nodes(world, 2);
    OwnerRef fleet = Fleets.deployment(world, "half", nodes);
    Part server = nodes.getFirst().of(Part.SERVER).getFirst();
    String fault = world.provider().whenDeleting(server.path(), Map.of("type", "protected"));

    world.upstream().askToDelete(fleet);
    world.awaitState(nodes.getLast().ref(), "deleted");
    world.awaitState(fleet, "stuck");

    JsonNode stuck = steps(world, fleet);
    assertThat(stuck)
        .anySatisfy(step ->
            assertThat(step.path("why").asString(""))
                .contains(nodes.getFirst().ref().id(), server.id()));
    world.provider().takeBack(fault);
    world.api().retry(saga(world, nodes.getFirst().ref()));
    world.awaitState(fleet, "deleted");
  }

  /// Throttling on names, failures on servers, connections cut after an interface was deleted.
  private static void trouble(World world) {
    Provider provider = world.provider();
    provider.whenDeleting(
        "/dns/**", Map.of("type", "throttle", "form", "integer", "seconds", 1), 5);
    provider.whenDeleting(
        "/vpc/*/v1/bare_metal_servers/*", Map.of("type", "status", "status", 503), 5);
    provider.whenDeleting(
        "/vpc/*/v1/virtual_network_interfaces/*", Map.of("type", "close", "when", "after"), 5);
  }

  private static void holdsThatAllIsProved(World world, Node node) {
    JsonNode steps = steps(world, node.ref());
    assertThat(steps).hasSize(node.parts().size());
    assertThat(steps)
        .allSatisfy(step -> {
          assertThat(step.path("state").asString()).as("%s", step).isEqualTo("gone");
          assertThat(step.path("evidence").path("control").asString("")).isNotEmpty();
        });
  }

  private static JsonNode steps(World world, OwnerRef owner) {
    return world.api().steps(saga(world, owner));
  }

  private static UUID saga(World world, OwnerRef owner) {
    return world.chronicle().last(owner).map(SagaEvent::saga).orElseThrow();
  }
}
