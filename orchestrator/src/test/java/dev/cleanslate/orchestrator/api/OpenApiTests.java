package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests {
  private final JsonNode api = RunningApi.freshTenant().get("/v1/openapi.json").json();

  @Test
  void everyPathIsDescribed() {
    Set<String> paths = new TreeSet<>(api.path("paths").propertyNames());

    assertThat(paths)
        .contains(
            "/livez",
            "/v1/deletions",
            "/v1/deletions/bulk",
            "/v1/deletions/{id}",
            "/v1/deletions/{id}/abandon",
            "/v1/deletions/{id}/cancel",
            "/v1/deletions/{id}/events",
            "/v1/deletions/{id}/restore",
            "/v1/deletions/{id}/retry",
            "/v1/deletions/{id}/start",
            "/v1/deletions/{id}/steps",
            "/v1/events",
            "/v1/health",
            "/v1/holds",
            "/v1/jobs",
            "/v1/jobs/{name}",
            "/v1/jobs/{name}/run",
            "/v1/notices",
            "/v1/notices/{id}",
            "/v1/notices/{id}/send-again",
            "/v1/orphans",
            "/v1/orphans/{id}/acknowledge",
            "/v1/orphans/{id}/history",
            "/v1/orphans/{id}/keep",
            "/v1/owners",
            "/v1/owners/{type}/{id}",
            "/v1/owners/{type}/{id}/deletion-preview",
            "/v1/owners/{type}/{id}/failed",
            "/v1/owners/{type}/{id}/history",
            "/v1/owners/{type}/{id}/intents",
            "/v1/owners/{type}/{id}/resources",
            "/v1/owners/{type}/{id}/restore",
            "/v1/resources",
            "/vpn/cleanup-job",
            "/vpn/cleanup/{operationId}",
            "/vpn/instances/{name}")
        .doesNotContain("/error");
  }

  @Test
  void namesAreAsInTheJson() {
    JsonNode body = api.at("/components/schemas/NewDeletion/properties");

    assertThat(new TreeSet<>(body.propertyNames()))
        .containsExactly("dry_run", "force", "id", "owner", "plan_hash", "reason", "requested_by");
    assertThat(api.at("/openapi").asString()).startsWith("3.");
  }

  @Test
  void theCallerIsNoParameter() {
    JsonNode parameters = api.at("/paths/~1v1~1deletions/get/parameters");

    Set<String> names = new TreeSet<>();
    parameters.forEach(parameter -> names.add(parameter.path("name").asString()));
    assertThat(names)
        .containsExactly(
            "created_after", "created_before", "cursor", "limit", "owner_id", "owner_type", "state")
        .doesNotContain("caller");
    assertThat(api.at("/components/schemas").has("Caller")).isFalse();
  }

  @Test
  void everyCallMayBeRefusedAsAProblem() {
    assertThat(
            api.at(
                    "/paths/~1v1~1owners/get/responses/default/content/application~1problem+json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(api.at("/components/schemas/Problem/properties").has("field")).isTrue();
  }

  @Test
  void allButLivenessNeedsTheToken() {
    assertThat(api.at("/security/0").has("token")).isTrue();
    assertThat(api.at("/paths/~1livez/get/security")).isEmpty();
  }
}
