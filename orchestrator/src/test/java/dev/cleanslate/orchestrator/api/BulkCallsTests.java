package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BulkCallsTests {
  private static final String BULK = "/v1/deletions/bulk";

  private final Client client = RunningApi.freshTenant();

  @Test
  void eachOwnerOfAListHasAResultOfItsOwn() {
    client.registered("a", 1).registered("b", 1);
    String earlier = client.deletion("b");
    client.put("/v1/owners/clone/c/resources", "{\"resources\":[],\"aliases\":[\"name-of-c\"]}");

    var answer =
        client.post(
            BULK,
            """
            {"id": "bulk-1", "reason": "end of trial", "owners": [
              {"type": "clone", "id": "a"}, {"type": "clone", "id": "b"},
              {"type": "clone", "id": "nobody"}, {"type": "clone", "id": "name-of-c"},
              {"type": "unheard-of", "id": "x"}]}
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    JsonNode items = answer.json().path("items");
    assertThat(outcomes(items)).containsExactly("opened", "joined", "refused", "opened", "refused");
    assertThat(items.at("/1/deletion").asString()).isEqualTo(earlier);
    assertThat(items.at("/2/problem/type").asString())
        .isEqualTo("urn:cleanslate:problem:unknown-owner");
    assertThat(items.at("/2/problem/status").asInt()).isEqualTo(404);
    assertThat(items.at("/3/owner/id").asString()).as("under its id").isEqualTo("c");
    assertThat(items.at("/4/problem/type").asString())
        .isEqualTo("urn:cleanslate:problem:unknown-type");
    assertThat(answer.json().at("/counts/opened").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/counts/refused").asInt()).isEqualTo(2);
    String deletion = items.at("/0/deletion").asString();
    assertThat(client.get("/v1/deletions/" + deletion).text("reason")).isEqualTo("end of trial");
  }

  @Test
  void repeatingABulkChangesNothing() {
    client.registered("a", 1).registered("b", 1);
    String body =
        """
        {"id": "bulk-2", "owners": [{"type": "clone", "id": "a"}, {"type": "clone", "id": "b"}]}
        """;

    var first = client.post(BULK, body);
    var again = client.post(BULK, body);

    assertThat(first.status()).isEqualTo(202);
    assertThat(outcomes(again.json().path("items"))).containsExactly("repeated", "repeated");
    assertThat(again.json().at("/items/0/deletion"))
        .isEqualTo(first.json().at("/items/0/deletion"));
  }

  @Test
  void aFilterDeletesExactlyWhatWasShown() {
    client.registered("a", 1).registered("b", 1).registered("c", 1);
    client.put(
        "/v1/owners/clone/old/resources", "{\"resources\":[],\"at\":\"2020-01-01T00:00:00Z\"}");
    client.deletion("c");

    var wrong = client.post(BULK, filter("", 7));
    String untouched = client.get("/v1/owners/clone/a").text("state");
    var old = client.post(BULK, filter(", \"registered_before\": \"2021-01-01T00:00:00Z\"", 1));
    var rest = client.post(BULK, filter(", \"registered_after\": \"2021-01-01T00:00:00Z\"", 2));

    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.text("type")).isEqualTo("urn:cleanslate:problem:count-differs");
    assertThat(wrong.text("detail")).contains("matches 3 owners and not 7");
    assertThat(untouched).isEqualTo("active");
    assertThat(old.json().at("/items/0/owner/id").asString()).isEqualTo("old");
    assertThat(outcomes(rest.json().path("items"))).containsExactly("opened", "opened");
  }

  @Test
  void aBulkThatOnlyLooksLeavesTheOwnersAsTheyAre() {
    client.registered("a", 1);

    var answer =
        client.post(BULK, "{\"owners\":[{\"type\":\"clone\",\"id\":\"a\"}],\"dry_run\":true}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(client.get("/v1/owners/clone/a").text("state")).isEqualTo("active");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                          | owners
          {"owners": []}                                              | owners.size
          {"owners": [null]}                                          | owners entry
          {"owners": [], "filter": {"type": "clone"}, "expect": 1}    | owners
          {"filter": {"type": "clone"}}                               | expect
          {"filter": {"type": "A B"}, "expect": 1}                    | filter.type
          {"filter": {"type": "clone", "state": "gone"}, "expect": 1} | filter.state
          """)
  void aBulkThatSaysTooLittleOrTooMuchIsRefused(String body, String field) {
    var refused = client.post(BULK, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.text("field")).isEqualTo(field);
  }

  @Test
  void anOwnerOfAnotherTenantRefusesTheWholeBulk() {
    var refused =
        client.post(BULK, "{\"owners\":[{\"tenant\":\"x\",\"type\":\"clone\",\"id\":\"a\"}]}");

    assertThat(refused.status()).isEqualTo(403);
  }

  private static String filter(String more, int expect) {
    return "{\"filter\": {\"type\": \"clone\"%s}, \"expect\": %d}".formatted(more, expect);
  }

  private static List<String> outcomes(JsonNode items) {
    return items.valueStream().map(item -> item.path("outcome").asString()).toList();
  }
}
