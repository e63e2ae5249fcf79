package dev.cleanslate.orchestrator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.fault.FaultJson;
import dev.cleanslate.simulator.journal.LoggedRequest;
import dev.cleanslate.simulator.json.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script is run, with a command on the PATH that answers as IBM's does, from the simulator.
class ScriptRunTests {
  private final Fleet fleet = new Fleet();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path folder;

  @BeforeEach
  void aCommandIsOnThePath() throws IOException {
    assumeTrue(Bash.knows("curl"), "curl is not on this machine");
    try (InputStream file = ScriptRunTests.class.getResourceAsStream("/stand-in/ibmcloud")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      Bash.file(folder, "ibmcloud", text);
    }
    Bash.file(folder, "region", "eu-de");
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    environment.put("STAND_IN", folder.toString());
    environment.put("STAND_IN_URL", fleet.simulator().url().toString());
    environment.put("STAND_IN_TOKEN", fleet.token());
    environment.put("STAND_IN_ACCOUNT", Fleet.ACCOUNT);
    environment.put("CLEANUP_POLL", "0.05");
    environment.put("CLEANUP_PATIENCE", "20");
  }

  @AfterEach
  void closed() {
    fleet.close();
  }

  @Test
  void whatIsLeftGoesInTheProvidersOrderAndNothingElseGoes() {
    List<Target> node = fleet.node("node1");
    List<Target> other = fleet.node("node10");

    var ran = run(node, "--force");

    assertThat(ran.code()).as(ran.text()).isZero();
    assertThat(node).noneMatch(fleet::has);
    assertThat(other).allMatch(fleet::has);
    assertThat(ran.text()).contains("  left: 0\n").contains("Deleted: ibm.bare_metal_server ");
    assertThat(changes())
        .as("stopped, then deleted, then what it held, and each once")
        .containsSubsequence(
            "POST " + server(node) + "/stop",
            "DELETE " + server(node),
            "DELETE " + id(node, 1),
            "DELETE " + id(node, 3))
        .doesNotHaveDuplicates();
    assertThat(Bash.run("cat", folder.resolve("region").toString()).text())
        .as("the region that was targeted before")
        .isEqualTo("eu-de");
  }

  @Test
  void runningItAgainDoesNoHarm() {
    List<Target> node = fleet.node("node1");
    run(node, "--force");
    List<String> before = changes();

    var again = run(node, "--force");

    assertThat(again.code()).as(again.text()).isZero();
    assertThat(again.text()).contains("  deleted: 0\n  gone before: 7\n  left: 0\n");
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void whatWasKilledHalfwayIsFinishedByTheNextRun() {
    fleet.simulator().flip("vpc", "server-delete-ms", "600000");
    List<Target> node = fleet.node("node1");
    Process first = start(node, "", "--force");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> changes().contains("DELETE " + server(node)));
    first.destroyForcibly().onExit().join();
    assertThat(node).anyMatch(fleet::has);
    fleet.simulator().turn(Duration.ofMinutes(10));

    var second = run(node, "--force");

    assertThat(second.code()).as(second.text()).isZero();
    assertThat(node).noneMatch(fleet::has);
    assertThat(changes()).doesNotHaveDuplicates();
  }

  @Test
  void itAsksForTheNameUnlessForced() {
    List<Target> node = fleet.node("node1");

    var wrong = Bash.finish(start(node, "node10\n"));
    var silent = Bash.finish(start(node, ""));

    assertThat(wrong.code()).as(wrong.text()).isEqualTo(2);
    assertThat(silent.code()).isEqualTo(2);
    assertThat(node).allMatch(fleet::has);

    var right = Bash.finish(start(node, "node1\n"));

    assertThat(right.code()).as(right.text()).isZero();
    assertThat(right.text()).contains("Type node1 to go on");
    assertThat(node).noneMatch(fleet::has);
  }

  @Test
  void checkingOnlyLooks() {
    List<Target> node = fleet.node("node1");

    var checked = run(node, "--check");

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.text()).contains("  left: 7\n");
    assertThat(changes()).isEmpty();
  }

  @Test
  void whatMustComeAfterSomethingThatStaysIsKept() {
    List<Target> node = fleet.node("node1");
    fault("{'method':'DELETE','path':'**/bare_metal_servers/*','action':{'type':'protected'}}");

    var ran = run(node, "--force");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.text())
        .contains("  deleted: 2\n", "  left: 5\n", "the provider said 409")
        .contains("it waits for ibm.bare_metal_server, of which something is left");
    assertThat(changes()).noneMatch(change -> change.contains("virtual_network_interfaces"));
    assertThat(node.stream().filter(fleet::has)).hasSize(5);
  }

  @Test
  void anotherAccountIsNoProofOfAbsence() {
    List<Target> node = fleet.node("node1");
    environment.put("STAND_IN_ACCOUNT", "0123456789abcdef0123456789abcdef");

    var ran = run(node, "--force");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.text()).contains("  gone before: 0\n", "it is in account " + Fleet.ACCOUNT);
    assertThat(node).allMatch(fleet::has);
  }

  @Test
  void notFoundWithoutThePlaceItLayInIsNoProofOfAbsence() {
    List<Target> node = fleet.node("node1");
    fault("{'method':'GET','path':'/vpc/**','action':{'type':'status','status':404}}");

    var ran = run(node, "--force");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.text())
        .contains("  deleted: 2\n  gone before: 0\n  left: 5\n", "nor was the place");
    assertThat(changes()).noneMatch(change -> change.contains("/vpc/"));
  }

  @Test
  void whatOnlyBearsItsNameIsLeftAlone() {
    Target gone =
        Target.of(
            "ibm.bare_metal_server",
            "node1",
            fleet.node("node10").getFirst().scope(),
            Fleet.ACCOUNT);
    Target namesake = fleet.server("node1");

    var ran = run(List.of(gone), "--force");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.text()).contains("the answer names another id");
    assertThat(fleet.has(namesake)).isTrue();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aPassingFaultIsTriedAgain() {
    List<Target> node = fleet.node("node1");
    fault(
        "{'method':'DELETE','path':'/dns/**','times':1,'action':{'type':'throttle','seconds':1}}");
    fault("{'method':'GET','path':'/vpc/**','times':1,'action':{'type':'status','status':503}}");

    var ran = run(node, "--force");

    assertThat(ran.code()).as(ran.text()).isZero();
    assertThat(node).noneMatch(fleet::has);
  }

  private Bash.Ran run(List<Target> targets, String option) {
    return Bash.finish(start(targets, "", option));
  }

  private Process start(List<Target> targets, String typed, String... options) {
    String script = Left.script(Left.of("node", "node1", targets));
    Path file = Bash.file(folder, "cleanup.sh", script);
    List<String> command = new ArrayList<>(List.of("bash", file.toString()));
    command.addAll(List.of(options));
    return Bash.start(environment, typed, command);
  }

  private void fault(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Fault fault = FaultJson.read(Fields.of(bytes));
    fleet.simulator().faults().add(fault);
  }

  /// What was changed through the provider's API, in order, without the query.
  private List<String> changes() {
    return requests()
        .filter(request -> request.applied())
        .map(request -> request.method() + " " + request.path())
        .filter(change -> !change.contains("/iam/"))
        .toList();
  }

  private Stream<LoggedRequest> requests() {
    return fleet.simulator().requests().all().stream()
        .filter(request -> !request.method().equals("GET"));
  }

  private static String server(List<Target> node) {
    return "/vpc/us-south/v1/bare_metal_servers/" + node.getFirst().id();
  }

  private String id(List<Target> node, int index) {
    Target target = node.get(index);
    return target.kind().equals("ibm.reserved_ip")
        ? "/vpc/us-south/v1/subnets/" + fleet.subnet() + "/reserved_ips/" + target.id()
        : "/vpc/us-south/v1/virtual_network_interfaces/" + target.id();
  }
}
