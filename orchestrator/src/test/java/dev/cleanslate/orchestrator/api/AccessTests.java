package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {
  private static final String ALL = "cleanslate.read cleanslate.write";

  private final Client nobody = RunningApi.as("", "none");

  @Test
  void onlyLivenessIsOpen() {
    var alive = nobody.get("/livez");

    assertThat(alive.status()).isEqualTo(200);
    assertThat(alive.text("status")).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/deletions",
        "/v1/deletions/5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11",
        "/v1/deletions/5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11/events",
        "/v1/owners",
        "/v1/owners/clone/a/resources",
        "/v1/owners/clone/a/deletion-preview",
        "/v1/orphans",
        "/v1/holds",
        "/v1/events",
        "/v1/health",
        "/v1/openapi.json",
        "/v1/openapi.json.yaml",
        "/actuator",
        "/actuator/health",
        "/error",
        "/v1/nothing",
        "/livez/",
        "/livez/x"
      })
  void everythingElseNeedsAToken(String path) {
    var refused = nobody.get(path);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(refused.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(refused.text("type")).isEqualTo("urn:cleanslate:problem:no-token");
    assertThat(refused.text("instance")).isEqualTo(path);
  }

  @Test
  void livenessIsForReadingOnly() {
    assertThat(nobody.post("/livez").status()).isEqualTo(401);
  }

  @Test
  void aTokenSignedWithAnotherKeyIsRefusedWithoutRepeatingIt() {
    String forged = new Signer().token("acme", ALL);

    var refused = RunningApi.as(forged, "acme").get("/v1/deletions");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("type")).isEqualTo("urn:cleanslate:problem:invalid-token");
    assertThat(refused.body()).doesNotContain(forged.substring(forged.lastIndexOf('.')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", "é", "a b"})
  void whatIsNoTokenIsRefused(String token) {
    String encoded = java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8);
    var refused = RunningApi.as(encoded, "acme").get("/v1/deletions");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String claims =
        Signer.url(Map.of("sub", "alice", "tenant", "acme", "scope", ALL, "exp", 4102444800L));
    String unsigned = Signer.url(Map.of("alg", "none")) + "." + claims + ".";

    assertThat(RunningApi.as(unsigned, "acme").get("/v1/deletions").status()).isEqualTo(401);
  }

  @Test
  void anExpiredTokenIsRefused() {
    var refused =
        with(Map.of("exp", Instant.now().minusSeconds(600).getEpochSecond())).get("/v1/deletions");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("detail")).contains("expired");
  }

  @Test
  void aTokenWithoutATenantOrANameIsRefusedWithTheClaimThatIsMissing() {
    var tenant = with(Map.of("tenant", "")).get("/v1/deletions");
    var wrong = with(Map.of("tenant", "Not/A Slug")).get("/v1/deletions");
    var number = with(Map.of("tenant", 7)).get("/v1/deletions");
    var name = with(Map.of("sub", "x".repeat(200))).get("/v1/deletions");

    assertThat(tenant.status()).isEqualTo(401);
    assertThat(tenant.text("detail")).contains("tenant");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(number.status()).isEqualTo(401);
    assertThat(name.status()).isEqualTo(401);
    assertThat(name.text("detail")).contains("sub");
  }

  @Test
  void theStarIsNoTenant() {
    assertThat(with(Map.of("tenant", "*")).get("/v1/deletions").status()).isEqualTo(401);
  }

  @Test
  void readingNeedsTheScopeForReading() {
    Client writer = with(Map.of("scope", "cleanslate.write"));

    var refused = writer.get("/v1/deletions");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail")).contains("cleanslate.read");
    assertThat(refused.header("www-authenticate")).contains("insufficient_scope");
  }

  @Test
  void changingNeedsTheScopeForWriting() {
    Client reader = with(Map.of("scope", "cleanslate.read other"));
    String resources = "/v1/owners/clone/a/resources";
    String deletion = "/v1/deletions/5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11";

    assertThat(reader.get("/v1/deletions").status()).isEqualTo(200);
    assertThat(reader.post("/v1/deletions", "{}").status()).isEqualTo(403);
    assertThat(reader.put(resources, "{}").status()).isEqualTo(403);
    assertThat(reader.delete(resources, "{}").status()).isEqualTo(403);
    assertThat(reader.post(deletion + "/cancel").status()).isEqualTo(403);
    assertThat(reader.post("/v1/orphans/1/acknowledge", "{}").status()).isEqualTo(403);
    assertThat(reader.put("/v1/holds/tenant/acme", "{}").status()).isEqualTo(403);
    assertThat(
            reader
                .send(reader.request("/v1/deletions").method("PATCH", BodyPublishers.noBody()))
                .status())
        .isEqualTo(403);
  }

  @Test
  void aTokenWithoutScopesMayNothing() {
    assertThat(with(Map.of("scope", "")).get("/v1/deletions").status()).isEqualTo(403);
    assertThat(with(Map.of("scope", "cleanslate.reader")).get("/v1/health").status())
        .isEqualTo(403);
  }

  @Test
  void aTokenInTheAddressDoesNotCount() {
    String token = RunningApi.signer().token("acme", ALL);

    assertThat(nobody.get("/v1/deletions?access_token=" + token).status()).isEqualTo(401);
  }

  private static Client with(Map<String, Object> claims) {
    Map<String, Object> all = new HashMap<>(Map.of("sub", "alice", "tenant", "acme", "scope", ALL));
    all.putAll(claims);
    return RunningApi.as(RunningApi.signer().token(all), "acme");
  }
}
