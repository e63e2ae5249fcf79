package dev.cleanslate.orchestrator.surface.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import dev.cleanslate.orchestrator.surface.Surface;
import dev.cleanslate.orchestrator.surface.SurfaceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// The calls of the VPN manager's clients, over a real port.
class VpnCallsTests {
  private static final String INSTANCE =
      """
      {"resources": [
        {"kind": "host.process", "id": "4711", "scope": {"host": "h1"}, "sameness": "boot/17"},
        {"kind": "host.config_file", "id": "office", "scope": {"host": "h1"}}],
       "aliases": ["branch-7"], "holder": "ann"}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void anInstanceIsDeletedAndItsOperationLookedAt() {
    register();

    var begun = delete(client, "office");

    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    assertThat(begun.json().path("success").asBoolean()).isTrue();
    assertThat(begun.header("location")).startsWith("/v1/deletions/");
    assertThat(begun.text("cleanup_status")).isEqualTo("initiated");
    assertThat(begun.json().at("/cleanup_tracking/cron_job_status").asString())
        .isEqualTo("running");
    String operation = begun.text("operation_id");
    assertThat(operation).startsWith("cleanup_").endsWith("_office");
    assertThat(delete(client, "branch-7").text("operation_id"))
        .as("the same, by another name")
        .isEqualTo(operation);

    var status = client.get("/vpn/cleanup/" + operation);
    assertThat(status.status()).as(status.body()).isEqualTo(200);
    assertThat(status.text("instance_name")).isEqualTo("office");
    assertThat(status.text("cleanup_status")).isIn("NOT_STARTED", "IN_PROGRESS");
    assertThat(new TreeSet<>(status.json().path("components").propertyNames()))
        .containsExactly(
            "CONFIGURATION_UPDATE",
            "ROUTING_RULES_CLEAR",
            "THREAD_TERMINATION",
            "VERIFICATION_JOB",
            "VPN_DISCONNECT");
    assertThat(status.json().at("/components/CONFIGURATION_UPDATE/status").asString())
        .isEqualTo("NOT_STARTED");

    var job = client.get("/vpn/cleanup-job");
    assertThat(job.status()).as(job.body()).isEqualTo(200);
    assertThat(job.json().path("active_operations").asInt()).isEqualTo(1);
    assertThat(job.text("cron_job_status")).isIn("running", "stopped");
  }

  @Test
  void itsOperationIsCompletedOnceAllWasSeenGone() {
    try (PlayedWorkers workers = PlayedWorkers.of(client)) {
      workers.seeing("host.process");
      register();
      String operation = delete(client, "office").text("operation_id");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              client
                  .get("/vpn/cleanup/" + operation)
                  .text("cleanup_status")
                  .equals(Progress.COMPLETED.name()));

      var thread =
          client.get("/vpn/cleanup/" + operation).json().at("/components/THREAD_TERMINATION");
      assertThat(thread.at("/verification_data/thread_id").asString()).isEqualTo("4711");
      assertThat(thread.at("/verification_data/stopped").asBoolean()).isTrue();
      assertThat(client.get("/vpn/cleanup-job").json().path("verified").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aRefusalHasTheFirstFieldsOfTheManagersAnswers() {
    register();
    Client other = RunningApi.freshTenant();
    String operation = delete(client, "office").text("operation_id");

    refused(delete(other, "office"), 404, "office");
    refused(other.get("/vpn/cleanup/" + operation), 404, operation);
    refused(client.get("/vpn/cleanup/cleanup_1_office"), 404, "cleanup_1_office");
    refused(RunningApi.as("", client.tenant()).get("/vpn/cleanup-job"), 401, "Bearer");
    refused(delete(reader(), "office"), 403, "cleanslate.write");
  }

  @Test
  void aPersonKnowsWhatTheyHoldAndNothingElse() {
    register();
    Client ann = person("ann");
    Client bob = person("bob");

    var notTheirs = delete(bob, "office");
    assertThat(notTheirs.status()).isEqualTo(404);
    assertThat(notTheirs.body().replace("office", "x")).isEqualTo(delete(bob, "x").body());
    assertThat(ann.get("/vpn/cleanup-job").json().path("active_operations").asInt(-1)).isZero();
    String operation = delete(ann, "office").text("operation_id");

    assertThat(operation).endsWith("_office");
    assertThat(ann.get("/vpn/cleanup/" + operation).status()).isEqualTo(200);
    assertThat(ann.get("/vpn/cleanup-job").json().path("active_operations").asInt()).isEqualTo(1);
    refused(bob.get("/vpn/cleanup/" + operation), 404, operation);
    assertThat(bob.get("/vpn/cleanup-job").json().path("active_operations").asInt(-1)).isZero();
    assertThat(client.get("/vpn/cleanup/" + operation).status()).isEqualTo(200);
  }

  @Test
  void clientsOnTheMachineItselfNeedNoTokenWhereTheSettingsSaySo() {
    Surface vpn =
        new VpnConfiguration()
            .vpn(
                new MockEnvironment()
                    .withProperty("cleanslate.surfaces.vpn.auth", "loopback-only")
                    .withProperty("cleanslate.surfaces.vpn.tenant", "site"));

    assertThat(vpn.settings().auth()).isEqualTo(SurfaceSettings.Auth.LOOPBACK_ONLY);
    assertThat(vpn.settings().tenant()).isEqualTo("site");
    assertThat(vpn.paths()).isEqualTo(List.of("/vpn/**"));
  }

  private static void refused(Client.Answer answer, int status, String about) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json().propertyNames()).containsExactly("success", "message");
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    assertThat(answer.text("message")).contains(about);
  }

  private void register() {
    var registered = client.put("/v1/owners/vpn-instance/office/resources", INSTANCE);
    assertThat(registered.status()).as(registered.body()).isEqualTo(200);
  }

  private static Client.Answer delete(Client client, String instance) {
    return client.send(client.request("/vpn/instances/" + instance).DELETE());
  }

  /// A token of somebody who may delete what is theirs.
  private Client person(String name) {
    return RunningApi.as(
        RunningApi.signer()
            .token(Map.of("sub", name, "tenant", client.tenant(), "scope", "cleanslate.own")),
        client.tenant());
  }

  private Client reader() {
    return RunningApi.as(
        RunningApi.signer().token(client.tenant(), "cleanslate.read"), client.tenant());
  }
}
