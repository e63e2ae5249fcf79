package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong is refused as a problem that names the field and says what to do.
class BadInputTests {
  private final Client client = RunningApi.freshTenant();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                        | body",
        "[]                                                       | body",
        "null                                                     | body",
        "7                                                        | body",
        "{}                                                       | owner",
        "{\"owner\":7}                                            | owner",
        "{\"owner\":{\"id\":\"a\"}}                               | owner.type",
        "{\"owner\":{\"type\":\"clone\"}}                         | owner.id",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"\"}}             | owner.id",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"a\\u0000\"}}     | owner.id",
        "{\"owner\":{\"type\":\"Clone\",\"id\":\"a\"}}            | owner.type",
        "{\"owner\":{\"type\":\"clone\",\"id\":[]}}               | owner.id",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"id\":\"\"}| id",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"dryrun\":true} | dryrun",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}} x          | body"
      })
  void aDeletionThatMakesNoSense(String body, String field) {
    Answer refused = client.post("/v1/deletions", body);

    assertProblem(refused, 400, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": "0717-00000000-0000-0000-0000-000000000001"  | "id": "0717-1"             | id
          "id": "0717-00000000-0000-0000-0000-000000000001"  | "id": "../vpcs/1"          | id
          "region": "us-south",                              | ``                         | scope.region
          "region": "us-south"                               | "region": "US South"       | scope.region
          "region": "us-south"                               | "region": "x/../y"         | scope.region
          "subnet": "0717-00000000-0000-0000-0000-000000000002" | "zone": "z"             | scope.subnet
          "subnet": "0717-00000000-0000-0000-0000-000000000002" | "subnet": "s1"          | scope.subnet
          "account": "0123456789abcdef0123456789abcdef",     | ``                         | account
          "account": "0123456789abcdef0123456789abcdef"      | "account": "org-x/proj-y"  | account
          "kind": "ibm.reserved_ip"                          | "kind": "openai.file"      | kind
          "kind": "ibm.reserved_ip"                          | "kind": "ibm.subnet"       | kind
          """)
  void aResourceOfANodeThatMakesNoSense(String part, String otherwise, String field) {
    String sound =
        """
        {"resources": [
          {"kind": "ibm.reserved_ip", "id": "0717-00000000-0000-0000-0000-000000000001",
           "account": "0123456789abcdef0123456789abcdef",
           "scope": {"region": "us-south", "subnet": "0717-00000000-0000-0000-0000-000000000002"}}]}
        """;
    assertThat(sound).contains(part);

    Answer refused = client.put("/v1/owners/node/n/resources", sound.replace(part, otherwise));

    assertProblem(refused, 400, "resources[0]." + field);
    assertThat(client.get("/v1/owners/node/n").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                          | resources",
        "{\"resources\":{}}                                                          | resources",
        "{\"resources\":[null]}                                                      | resources"
            + " entry",
        "{\"resources\":[{\"id\":\"file-1\"}]}                                       | kind",
        "{\"resources\":[{\"kind\":\"openai.file\"}]}                                | id",
        "{\"resources\":[{\"kind\":\"openai.planet\",\"id\":\"file-1\"}]}            |"
            + " resources[0].kind",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"../file-1\"}]}           |"
            + " resources[0].id",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-1/x\"}]}            |"
            + " resources[0].id",
        "{\"resources\":[{\"kind\":\"openai.store_file\",\"id\":\"file-1\"}]}        |"
            + " resources[0].scope.vector_store",
        "{\"resources\":[],\"incarnation\":0}                                        | incarnation",
        "{\"resources\":[],\"incarnation\":\"1\"}                                    | incarnation",
        "{\"resources\":[],\"at\":\"yesterday\"}                                     | at",
        "{\"resources\":[],\"aliases\":[\"\"]}                                       | aliases",
        "{\"resources\":[],\"owner\":{\"type\":\"clone\",\"id\":\"other\"}}          | owner"
      })
  void aRegistrationThatMakesNoSense(String body, String field) {
    Answer refused = client.put("/v1/owners/clone/a/resources", body);

    assertProblem(refused, 400, field);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/deletions/not-a-uuid, id",
    "/v1/deletions?sate=stuck, sate",
    "/v1/orphans?kinds=openai.file, kinds",
    "/v1/owners?limit=5&%73tat=deleted, stat",
    "/v1/deletions?limit=0, limit",
    "/v1/deletions?limit=501, limit",
    "/v1/deletions?limit=many, limit",
    "/v1/deletions?state=done, state",
    "/v1/deletions?created_after=now, created_after",
    "/v1/deletions?created_before=+99999-01-01T00:00:00Z, created_before",
    "/v1/deletions?owner_id=a, owner_type",
    "/v1/deletions?cursor=x, cursor",
    "/v1/deletions?cursor=%00, cursor",
    "/v1/owners?type=CLONE, type",
    "/v1/owners?state=dead, state",
    "/v1/owners/Clone/a, owner.type",
    "/v1/orphans?state=lost, state",
    "/v1/orphans?finding=odd, finding",
    "/v1/orphans?deletion=7, deletion",
    "/v1/orphans?cursor=bnVsbA, cursor"
  })
  void parametersThatMakeNoSense(String path, String field) {
    assertProblem(client.get(path), 400, field);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    client.registered("a", 1).registered("b", 1);
    String owners = client.get("/v1/owners?limit=1").text("next");

    assertProblem(client.get("/v1/deletions?cursor=" + owners), 400, "cursor");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
    Answer refused =
        client.send(
            client
                .request("/v1/deletions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes)));

    assertProblem(refused, 400, "body");
    assertThat(refused.text("detail")).contains("UTF-8");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWithOrWithoutItsLength() {
    String large = "{\"reason\":\"" + "x".repeat(1_000_000) + "\"}";
    Answer announced = client.post("/v1/deletions", large);
    Answer chunked =
        client.send(
            client
                .request("/v1/deletions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));

    assertProblem(announced, 413, "body");
    assertProblem(chunked, 413, "body");
  }

  @Test
  void anEmptyBodyIsMissing() {
    assertProblem(client.post("/v1/deletions", ""), 400, "body");
  }

  @Test
  void moreThanAThousandResourcesAreTooMany() {
    StringBuilder items = new StringBuilder("{\"kind\":\"openai.file\",\"id\":\"file-0\"}");
    for (int i = 1; i <= 1000; i++) {
      items.append(",{\"kind\":\"openai.file\",\"id\":\"file-").append(i).append("\"}");
    }

    Answer refused = client.put("/v1/owners/clone/a/resources", "{\"resources\":[" + items + "]}");

    assertProblem(refused, 400, "resources.size");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    Answer refused =
        client.send(
            client
                .request("/v1/deletions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    Answer none = client.send(client.request("/v1/deletions").POST(BodyPublishers.ofString("{}")));
    Answer accept =
        client.send(client.request("/v1/deletions").header("Accept", "image/png").GET());

    assertThat(refused.status()).isEqualTo(415);
    assertThat(none.status()).isEqualTo(415);
    assertThat(accept.status()).isEqualTo(406);
    assertThat(accept.header("content-type")).isEqualTo("application/problem+json");
  }

  @Test
  void anUnknownPathAndAWrongMethodAreToldApart() {
    Answer path = client.get("/v1/nothing");
    Answer method = client.put("/v1/deletions", "{}");

    assertThat(path.status()).isEqualTo(404);
    assertThat(path.text("type")).isEqualTo("urn:cleanslate:problem:unknown-path");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("allow")).contains("GET").contains("POST");
    assertThat(client.get("/error").status()).isEqualTo(404);
  }

  @Test
  void aHeaderAndABodyThatNameTheRequestDifferentlyAreRefused() {
    Answer refused =
        client.send(
            client
                .request("/v1/deletions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "r-2")
                .POST(
                    BodyPublishers.ofString(
                        "{\"id\":\"r-1\",\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}")));

    assertProblem(refused, 400, "id");
  }

  @ParameterizedTest
  @CsvSource({"{}, reason", "{\"reason\":\"\"}, reason", "{\"reason\":null}, reason"})
  void givingUpNeedsAReason(String body, String field) {
    assertProblem(client.post("/v1/deletions/" + UUID.randomUUID() + "/abandon", body), 400, field);
  }

  @Test
  void aStepIsANumber() {
    assertProblem(
        client.post("/v1/deletions/" + UUID.randomUUID() + "/retry", "{\"step\":\"one\"}"),
        400,
        "step");
    assertProblem(
        client.post("/v1/deletions/" + UUID.randomUUID() + "/retry", "{\"step\":0}"), 400, "step");
  }

  @Test
  void textThatTheDatabaseCannotHoldIsRefusedOrKeptButNeverBreaksAnything() {
    String lone = "{\"owner\":{\"type\":\"clone\",\"id\":\"\\ud800\"}}";

    assertThat(client.post("/v1/deletions", lone).status()).isBetween(400, 499);
    assertThat(client.get("/v1/owners/clone/%00").status()).isBetween(400, 499);
    assertThat(client.get("/v1/owners/clone/..%2f..%2fetc").status()).isBetween(400, 499);
    assertThat(client.get("/v1/owners/clone/a;x=y").status()).isBetween(400, 499);
    assertThat(client.get("/v1//deletions").status()).isBetween(400, 499);
  }

  private static void assertProblem(Answer answer, int status, String field) {
    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("field")).as(answer.body()).isEqualTo(field);
    assertThat(answer.text("detail"))
        .startsWith(field)
        .doesNotContain("\tat ", "dev.cleanslate", "java.", "Exception");
    assertThat(answer.text("title")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/orphans/cleanup         | {\"dry_run\":false,\"id\":[5]}                | id",
        "/v1/orphans/cleanup         | {\"dry_run\":false,\"kinds\":\"openai.file\"} | kinds",
        "/v1/jobs/orphan-sweep/run   | {\"dry_run\":false,\"owner_type\":[\"node\"]}  | owner_type",
        "/v1/orphans/5/keep          | {\"note\":\"ours\",\"till\":\"2027-01-01T00:00:00Z\"} |"
            + " till",
        "/v1/deletions/bulk          |"
            + " {\"filter\":{\"type\":\"clone\"},\"expect\":1,\"dryrun\":true} | dryrun",
        "/v1/deletions/00000000-0000-0000-0000-000000000001/retry | {\"stp\":4} | stp"
      })
  void aMisspeltFieldNeverMeansAll(String path, String body, String field) {
    Answer refused = client.post(path, body);

    assertProblem(refused, 400, field);
    assertThat(refused.json().path("detail").asString()).contains("is not known here");
  }
}
