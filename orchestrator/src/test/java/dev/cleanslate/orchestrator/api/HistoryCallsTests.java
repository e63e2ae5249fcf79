package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HistoryCallsTests {
  private static final String NAMED =
      """
      {"resources": [{"kind": "openai.file", "id": "file-1"}], "aliases": ["by-name", "by-hash"]}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void everyChangeOfAnOwnerIsOnRecordWithWhoWhyAndWhen() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.post(
        "/v1/deletions",
        """
        {"owner": {"type": "clone", "id": "a"}, "requested_by": "jo", "reason": "contract ended"}
        """);
    client.put(
        "/v1/owners/clone/a/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-f\"}],\"at\":\"2020-01-01T00:00:00Z\"}");
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");

    assertThat(lines("a"))
        .containsExactly(
            "1: null -> active by alice: registered",
            "1: active -> deleting by jo: contract ended",
            "1: deleting -> deleted by cleanslate: everything was seen gone",
            "1: deleted -> deleted by alice: 1 resources were registered late, and are held",
            "2: deleted -> active by alice: registered again: a new life");
    JsonNode begun = client.get("/v1/owners/clone/a/history?limit=2").json().at("/items/1");
    assertThat(begun.path("at").asString()).isNotEmpty();
  }

  @Test
  void aHistoryIsReadInPages() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.deletion("a");

    JsonNode first = client.get("/v1/owners/clone/a/history?limit=2").json();
    JsonNode rest =
        client
            .get("/v1/owners/clone/a/history?limit=2&cursor=" + first.path("next").asString())
            .json();

    assertThat(first.path("items")).hasSize(2);
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.at("/items/0/seq").asInt()).isEqualTo(3);
    assertThat(rest.has("next")).isFalse();
  }

  @Test
  void aDeletionThatIsGivenUpIsOnRecordToo() {
    client.registered("a", 1);
    String deletion = client.deletion("a");

    client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"not ours\"}");

    assertThat(lines("a").getLast())
        .isEqualTo("1: deleting -> active by alice: abandoned: not ours");
    assertThat(client.get("/v1/owners/clone/a").json().has("deleted_at")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "by-name", "by-hash"})
  void anOwnerIsNamedByAnyOfItsAliases(String name) {
    client.put("/v1/owners/clone/a/resources", NAMED);
    String path = "/v1/owners/clone/" + name;

    var more =
        client.put(
            path + "/resources",
            "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-more\"}]}");
    var held = client.put("/v1/holds/owner/" + client.tenant() + "/clone/" + name, "{}");
    var asked =
        client.post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"" + name + "\"}}");

    assertThat(more.json().at("/owner/id").asString()).isEqualTo("a");
    assertThat(client.get(path + "/resources").json().path("items")).hasSize(2);
    assertThat(client.get(path + "/history").json().path("items")).hasSize(2);
    assertThat(client.get(path + "/deletion-preview").json().at("/owner/id").asString())
        .isEqualTo("a");
    assertThat(held.text("key")).isEqualTo("owner/" + client.tenant() + "/clone/a");
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(client.get("/v1/deletions/" + asked.text("id")).json().at("/owner/id").asString())
        .isEqualTo("a");
    assertThat(client.get("/v1/deletions?owner_type=clone&owner_id=" + name).json().path("items"))
        .hasSize(1);
  }

  @Test
  void anIdWinsOverAnAliasAndTheTwoAreKeptApart() {
    client.put("/v1/owners/clone/a/resources", NAMED);
    client.put("/v1/owners/clone/b/resources", "{\"resources\":[]}");

    var alias =
        client.put("/v1/owners/clone/a/resources", "{\"resources\":[],\"aliases\":[\"b\"]}");

    assertThat(alias.status()).isEqualTo(409);
    assertThat(client.get("/v1/owners/clone/b").text("id")).isEqualTo("b");
  }

  private List<String> lines(String owner) {
    List<String> lines = new ArrayList<>();
    client
        .get("/v1/owners/clone/" + owner + "/history")
        .json()
        .path("items")
        .forEach(line ->
            lines.add(
                "%d: %s -> %s by %s: %s"
                    .formatted(
                        line.path("incarnation").asInt(),
                        line.has("from") ? line.path("from").asString() : null,
                        line.path("to").asString(),
                        line.path("by").asString(),
                        line.path("why").asString())));
    return lines;
  }
}
