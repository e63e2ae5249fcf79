package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The calls of the VPN manager's clients, over a real port.
class VpnCallsTests {
  private static final String HELD =
      """
      {"resources": [
        {"kind": "host.process", "id": "4711", "scope": {"host": "h1"}, "sameness": "boot/17"},
        {"kind": "host.config_file", "id": "office", "scope": {"host": "h1"}}]}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void anInstanceIsDeletedAndItsOperationLookedAt() {
    var registered = client.put("/v1/owners/vpn-instance/office/resources", HELD);
    assertThat(registered.status()).as(registered.body()).isEqualTo(200);

    var begun = client.send(client.request("/vpn/instances/office").DELETE());

    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    assertThat(begun.json().path("success").asBoolean()).isTrue();
    assertThat(begun.text("cleanup_status")).isEqualTo("initiated");
    assertThat(begun.json().at("/cleanup_tracking/cron_job_status").asString())
        .isEqualTo("running");
    String operation = begun.text("operation_id");
    assertThat(operation).startsWith("cleanup_").endsWith("_office");

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
  void whatIsAnothersOrNobodysIsNotThere() {
    client.put("/v1/owners/vpn-instance/office/resources", HELD);
    String operation =
        client.send(client.request("/vpn/instances/office").DELETE()).text("operation_id");
    Client other = RunningApi.freshTenant();

    var unknown = other.send(other.request("/vpn/instances/office").DELETE());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("detail")).contains("office");
    assertThat(other.get("/vpn/cleanup/" + operation).status()).isEqualTo(404);
    assertThat(client.get("/vpn/cleanup/cleanup_1_office").status()).isEqualTo(404);
    assertThat(RunningApi.as("", client.tenant()).get("/vpn/cleanup-job").status()).isEqualTo(401);
  }
}
