package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.system.CommandLine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What operators of clusters type, against everything that runs.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClusterCliIT {
  @TempDir private Path folder;

  @AfterEach
  void behave(World world) {
    world.provider().behave();
  }

  @Test
  void aDeploymentIsShownCleanedUpTriedAgainAndValidated(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    List<Node> nodes = Fleets.nodes(world, 2);
    String first = nodes.getFirst().ref().id();
    String second = nodes.getLast().ref().id();
    OwnerRef fleet = Fleets.deployment(world, "typed", nodes);
    Part server = nodes.getFirst().of(Part.SERVER).getFirst();
    String fault = world.provider().whenDeleting(server.path(), Map.of("type", "protected"));
    long since = world.provider().now();

    assertThat(ok(cli.run("status-node", first)).out()).contains(server.id());
    assertThat(ok(cli.run("status-deployment", fleet.id())).out()).contains(first, second);
    Ended early = cli.run("validate", first);
    assertThat(early.status()).as(early.out() + early.err()).isEqualTo(3);
    assertThat(early.out()).contains("NOT complete", "FAIL").doesNotContain("PASS");
    assertThat(new FleetTruth(world.provider(), since).deletions(nodes)).isZero();

    assertThat(cli.typing("no\n", "cleanup-node", first).status()).isEqualTo(9);
    Ended stuck = cli.typing(first + "\n", "cleanup-node", first);
    assertThat(stuck.status()).as(stuck.out() + stuck.err()).isEqualTo(3);
    assertThat(stuck.out()).contains("FAILED", server.id());

    world.provider().takeBack(fault);
    ok(cli.run("cleanup-node", first, "--yes"));
    assertThat(ok(cli.run("validate", first)).out()).contains("complete").doesNotContain("FAIL");

    ok(cli.run("batch-nodes", first + "," + second, "--yes"));
    ok(cli.run("cleanup-deployment", fleet.id(), "--yes"));
    ok(cli.run("batch-validate", first + "," + second));
    assertThat(ok(cli.run("status-deployment", fleet.id())).out()).contains("deleted");
    new FleetTruth(world.provider(), since).holdsThatOnlyTheseWereDeleted(nodes);
  }

  @Test
  void whatWasGivenUpIsFoundAsOrphanedAndCleanedUp(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    List<Node> nodes = Fleets.nodes(world, 1);
    String name = nodes.getFirst().ref().id();
    Part server = nodes.getFirst().of(Part.SERVER).getFirst();
    String fault = world.provider().whenDeleting(server.path(), Map.of("type", "protected"));
    assertThat(cli.run("cleanup-node", name, "--yes").status()).isEqualTo(3);
    assertThat(cli.run("validate", name).status()).isEqualTo(3);
    ok(cli.run("saga", "abandon", "node/" + name, "--reason", "nobody knows", "--yes"));
    world.provider().takeBack(fault);

    Ended listed = cli.run("cleanup-orphaned", "0");
    assertThat(listed.status()).as(listed.err()).isEqualTo(3);
    assertThat(listed.out()).contains("node/" + name, server.id(), "dry run");

    Ended deleted = cli.run("cleanup-orphaned", "0", "--delete", "--yes");

    assertThat(deleted.out() + deleted.err()).contains(name);
    world.awaitState(nodes.getFirst().ref(), "deleted");
    ok(cli.run("validate", name));
  }

  @Test
  void theScriptIsWrittenOnceAndHoldsWhatIsLeftByItsExactIds(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    List<Node> nodes = Fleets.nodes(world, 1);
    OwnerRef fleet = Fleets.deployment(world, "written", nodes);
    Path script = folder.resolve("by-hand.sh");

    ok(cli.run("script", fleet.id(), "-o", script.toString()));

    assertThat(Files.readString(script)).contains(nodes.getFirst().of(Part.SERVER).getFirst().id());
    assertThat(bash("-n", script.toString())).isZero();
    assertThat(cli.run("script", fleet.id(), "-o", script.toString()).status()).isEqualTo(2);
    ok(cli.run("cleanup-deployment", fleet.id(), "--yes"));
  }

  private static int bash(String... words) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", words[0], words[1]).inheritIO().start();
    return bash.waitFor();
  }

  private static Ended ok(Ended ended) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    return ended;
  }
}
