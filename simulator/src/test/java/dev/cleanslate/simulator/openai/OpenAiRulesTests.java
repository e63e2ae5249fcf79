package dev.cleanslate.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRulesTests {
  private static final String STORES = "/openai/v1/vector_stores";
  private static final String FILES = "/openai/v1/files";
  private static final String CONVERSATIONS = "/openai/v1/conversations";

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Probe probe = Probe.of(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void everyAnswerSaysWhoseKeyItWas() {
    var found = probe.get(STORES);
    var missing = probe.get(STORES + "/vs_none");

    assertThat(List.of(found, missing))
        .allSatisfy(seen -> {
          assertThat(seen.header("openai-organization")).isEqualTo("org-simulated");
          assertThat(seen.header("openai-project")).isEqualTo("proj-simulated");
          assertThat(seen.header("x-request-id")).startsWith("req_");
          assertThat(seen.header("openai-version")).isNotEmpty();
          assertThat(seen.header("openai-processing-ms")).isNotEmpty();
        });
  }

  @Test
  void errorsHaveAllFourFields() {
    var missing = probe.get(STORES + "/vs_none");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("error").propertyNames())
        .containsExactlyInAnyOrder("message", "type", "param", "code");
  }

  @Test
  void anUnknownKeyIsRefusedWithoutBeingEchoed() {
    var refused = new Probe(simulator, "sk-stranger").get(STORES);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("/error/code")).isEqualTo("invalid_api_key");
    assertThat(refused.body()).doesNotContain("stranger");
    assertThat(refused.header("openai-organization")).isEmpty();
  }

  @Test
  void objectsOfAnotherProjectAreNotThere() {
    simulator.admit("sk-second", "org-simulated", "proj-second");
    Probe other = new Probe(simulator, "sk-second");
    String store = probe.created(STORES, "{}");

    assertThat(other.get(STORES + "/" + store).status()).isEqualTo(404);
    assertThat(other.delete(STORES + "/" + store).status()).isEqualTo(404);
    assertThat(other.get(STORES).json().path("data")).isEmpty();
    assertThat(other.get(STORES).header("openai-project")).isEqualTo("proj-second");
    assertThat(probe.get(STORES + "/" + store).status()).isEqualTo(200);
  }

  @Test
  void aHeaderForAnotherProjectIsRefused() {
    var refused = probe.send(probe.request(STORES).header("OpenAI-Project", "proj-x").GET());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("/error/code")).isEqualTo("mismatched_project");
  }

  @Test
  void detachingLeavesTheFileAndDeletingTheFileLeavesNoLink() {
    String store = probe.created(STORES, "{}");
    String links = STORES + "/" + store + "/files";
    String first = probe.created(FILES, "{\"filename\":\"a\",\"purpose\":\"assistants\"}");
    String second = probe.created(FILES, "{\"filename\":\"b\",\"purpose\":\"assistants\"}");
    probe.post(links, "{\"file_id\":\"" + first + "\"}");
    probe.post(links, "{\"file_id\":\"" + second + "\"}");

    assertThat(probe.delete(links + "/" + first).text("/object"))
        .isEqualTo("vector_store.file.deleted");
    assertThat(probe.get(FILES + "/" + first).status()).isEqualTo(200);
    assertThat(probe.delete(FILES + "/" + second).status()).isEqualTo(200);
    assertThat(probe.get(links + "/" + second).status()).isEqualTo(404);
    assertThat(probe.get(STORES + "/" + store).json().at("/file_counts/total").asInt()).isZero();
  }

  @Test
  void deletingAStoreLeavesItsFiles() {
    String file = probe.created(FILES, "{\"filename\":\"a\",\"purpose\":\"assistants\"}");
    String store = probe.created(STORES, "{\"file_ids\":[\"" + file + "\"]}");

    probe.delete(STORES + "/" + store);

    assertThat(probe.get(STORES + "/" + store + "/files").status()).isEqualTo(404);
    assertThat(probe.get(FILES + "/" + file).status()).isEqualTo(200);
    assertThat(simulator.objects().count("store-file")).isZero();
  }

  @Test
  void aSecondDeletionFindsNothing() {
    String store = probe.created(STORES, "{}");

    assertThat(probe.delete(STORES + "/" + store).status()).isEqualTo(200);
    assertThat(probe.delete(STORES + "/" + store).status()).isEqualTo(404);
  }

  @Test
  void itemsOutliveTheirConversationAndCanStillBeDeleted() {
    String conversation = probe.created(CONVERSATIONS, message("items"));
    String item = simulator.objects().ids("conversation-item").getFirst();
    String path = CONVERSATIONS + "/" + conversation;

    assertThat(probe.delete(path).text("/object")).isEqualTo("conversation.deleted");

    assertThat(probe.get(path).status()).isEqualTo(404);
    assertThat(probe.get(path + "/items/" + item).status()).isEqualTo(200);
    assertThat(probe.post(path + "/items", message("items")).status()).isEqualTo(404);
    assertThat(probe.delete(path + "/items/" + item).text("/id")).isEqualTo(conversation);
    assertThat(probe.get(path + "/items/" + item).status()).isEqualTo(404);
  }

  @Test
  void theSwitchPutsLeftoverItemsOutOfReach() {
    simulator.flip("openai", "leftover-items", "gone");
    String conversation = probe.created(CONVERSATIONS, message("items"));
    String item = simulator.objects().ids("conversation-item").getFirst();
    probe.delete(CONVERSATIONS + "/" + conversation);

    assertThat(probe.get(CONVERSATIONS + "/" + conversation + "/items/" + item).status())
        .isEqualTo(404);
    assertThat(simulator.objects().count("conversation-item")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /openai/v1/conversations, 405",
    "GET, /openai/v1/responses, 405",
    "GET, /openai/v1/threads, 404",
    "GET, /openai/v1, 404",
    "GET, /openai/v1/vector_stores/vs_1/nothing, 404",
    "DELETE, /openai/v1/vector_stores, 405",
    "GET, /openai/v1/vector_stores/..%2F..%2Ffiles, 404",
    "GET, /openai/v1/assistants/asst_1, 404",
    "GET, /openai/v1/models/none, 404",
    "GET, /nowhere, 404",
  })
  void whatIsNotThereIsSaidToBeSo(String method, String path, int status) {
    var seen =
        probe.send(
            probe.request(path).method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(seen.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "order=up", "after=vs_never"})
  void badPagingIsRefusedAndNamed(String query) {
    var refused = probe.get(STORES + "?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(query).startsWith(refused.text("/error/param"));
  }

  @Test
  void listingsGoNewestFirstAndBackwardsByBefore() {
    List<String> made = simulator.objects().seed("vector-store", 5);

    var newest = probe.get(STORES + "?limit=2");
    var rest = probe.get(STORES + "?after=" + made.get(3));
    var back = probe.get(STORES + "?limit=2&before=" + made.get(0));

    assertThat(newest.text("/first_id")).isEqualTo(made.get(4));
    assertThat(newest.text("/last_id")).isEqualTo(made.get(3));
    assertThat(newest.json().path("has_more").asBoolean()).isTrue();
    assertThat(rest.json().path("data")).hasSize(3);
    assertThat(rest.json().path("has_more").asBoolean()).isFalse();
    assertThat(back.text("/first_id")).isEqualTo(made.get(2));
    assertThat(back.text("/last_id")).isEqualTo(made.get(1));
  }

  @Test
  void aCursorThatWasDeletedContinuesOrIsRefused() {
    List<String> made = simulator.objects().seed("vector-store", 3);
    probe.delete(STORES + "/" + made.get(1));

    assertThat(probe.get(STORES + "?after=" + made.get(1)).text("/first_id"))
        .isEqualTo(made.get(0));
    simulator.flip("openai", "deleted-cursor", "refused");
    assertThat(probe.get(STORES + "?after=" + made.get(1)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vector_stores | {\"metadata\":{\"a\":1}} | metadata.a",
        "vector_stores | {\"metadata\":[]} | metadata",
        "vector_stores | {\"name\":7} | name",
        "vector_stores | {\"name\": | body",
        "vector_stores | [] | body",
        "files | {\"filename\":\"a\"} | purpose",
        "files | {\"filename\":\"a\",\"purpose\":\"fun\"} | purpose",
        "conversations | {\"items\":[{\"content\":\"x\"}]} | items[0].role",
      })
  void aBadBodyIsRefusedAndNamed(String collection, String body, String param) {
    var refused = probe.post("/openai/v1/" + collection, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/error/param")).isEqualTo(param);
    assertThat(simulator.objects().stock()).isEmpty();
  }

  @Test
  void metadataHasBounds() {
    StringBuilder pairs = new StringBuilder("\"k0\":\"v\"");
    for (int i = 1; i < 17; i++) {
      pairs.append(",\"k").append(i).append("\":\"v\"");
    }

    assertThat(probe.post(STORES, "{\"metadata\":{" + pairs + "}}").text("/error/param"))
        .isEqualTo("metadata");
    String longValue = "{\"metadata\":{\"a\":\"" + "x".repeat(513) + "\"}}";
    assertThat(probe.post(STORES, longValue).text("/error/param")).isEqualTo("metadata.a");
  }

  @Test
  void metadataCanBeChanged() {
    String store = probe.created(STORES, "{\"name\":\"a\",\"metadata\":{\"owner\":\"x\"}}");

    var changed = probe.post(STORES + "/" + store, "{\"metadata\":{\"owner\":\"y\"}}");

    assertThat(changed.text("/metadata/owner")).isEqualTo("y");
    assertThat(probe.get(STORES + "/" + store).text("/metadata/owner")).isEqualTo("y");
    assertThat(probe.get(STORES + "/" + store).text("/name")).isEqualTo("a");
  }

  @Test
  void filesAreFilteredByPurposeAndLinksByStatus() {
    probe.created(FILES, "{\"filename\":\"a\",\"purpose\":\"assistants\"}");
    String batch = probe.created(FILES, "{\"filename\":\"b\",\"purpose\":\"batch\"}");
    String store = probe.created(STORES, "{\"file_ids\":[\"" + batch + "\"]}");

    assertThat(probe.get(FILES + "?purpose=batch").json().path("data")).hasSize(1);
    String links = STORES + "/" + store + "/files?filter=";
    assertThat(probe.get(links + "completed").json().path("data")).hasSize(1);
    assertThat(probe.get(links + "failed").json().path("data")).isEmpty();
    assertThat(probe.get(links + "odd").text("/error/param")).isEqualTo("filter");
  }

  private static String message(String field) {
    return "{\"%s\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"hi\"}]}"
        .formatted(field);
  }
}
