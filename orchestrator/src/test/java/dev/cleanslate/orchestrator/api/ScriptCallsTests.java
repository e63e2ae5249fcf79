package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptCallsTests {
  private static final String NODE =
      """
      {"resources": [
        {"kind": "ibm.dns_record", "id": "A:1", "scope": {"instance": "i-1", "zone": "z-1"}},
        {"kind": "ibm.dns_record", "id": "A:2", "scope": {"instance": "i-1", "zone": "z-1"}}],
       "aliases": ["17"]}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void anOwnersScriptIsAFileForAShell() {
    client.put("/v1/owners/node/node-1/resources", NODE);

    var script = client.get("/v1/owners/node/17/script");

    assertThat(script.status()).as(script.body()).isEqualTo(200);
    assertThat(script.header("content-type"))
        .isEqualToIgnoringCase("text/x-shellscript;charset=UTF-8");
    assertThat(script.header("content-disposition"))
        .isEqualTo("attachment; filename=\"cleanup-17.sh\"");
    assertThat(script.body())
        .startsWith("#!/usr/bin/env bash\n# Cleanup script for node node-1\n")
        .contains("# node node-1, active", "  dns_record 'A:1' '' 'i-1' 'z-1'")
        .doesNotContain(client.token());
  }

  @Test
  void aDeploymentsScriptHasItsNodes() {
    client.put("/v1/owners/node/node-1/resources", NODE);
    client.put(
        "/v1/owners/deployment/d-1/resources",
        "{\"resources\":[{\"kind\":\"owner\",\"id\":\"node-1\",\"scope\":{\"type\":\"node\"}}]}");

    var script = client.get("/v1/owners/deployment/d-1/script");

    assertThat(script.body())
        .contains(
            "  owner_1\n",
            "  dns_record 'A:2' '' 'i-1' 'z-1'",
            "  begin 'deployment d-1' 'd-1' 2 ");
  }

  @Test
  void whatWasWithdrawnIsLookedForAndAnIntentIsNot() {
    client.put("/v1/owners/node/node-1/resources", NODE);
    client.delete(
        "/v1/owners/node/node-1/resources",
        "{\"resources\":[{\"kind\":\"ibm.dns_record\",\"id\":\"A:1\"}]}");
    client.post(
        "/v1/owners/node/node-1/intents",
        """
        {"intents": [{"kind": "ibm.dns_record", "key": "k", "marker": "m-1", "settle_ms": 1,
                      "scope": {"instance": "i-1", "zone": "z-1"}}]}
        """);

    var script = client.get("/v1/owners/node/node-1/script");

    assertThat(script.body())
        .contains("  dns_record 'A:1' ", "# Not by a shell: ibm.dns_record m-1");
  }

  @Test
  void nobodysScriptIsNotFound() {
    var unknown = client.get("/v1/owners/node/nobody/script");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("type")).isEqualTo("urn:cleanslate:problem:unknown-owner");
  }
}
