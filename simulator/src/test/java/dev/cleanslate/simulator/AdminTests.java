package dev.cleanslate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.simulator.http.RawClient;
import dev.cleanslate.simulator.json.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTests {
  private static final String STORES = "/openai/v1/vector_stores";

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withRemembered(10));
  private final Probe probe = Probe.of(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"protected\"",
        "{\"type\":\"protected\",\"status\":403}",
        "{\"type\":\"retired\",\"status\":410}",
        "{\"type\":\"status\",\"status\":502,\"body\":\"html\",\"headers\":{\"X-Should-Retry\":\"false\"},\"apply\":true}",
        "{\"type\":\"throttle\",\"form\":\"http-date\",\"seconds\":3}",
        "{\"type\":\"slow\",\"delay_ms\":1,\"when\":\"after\"}",
        "{\"type\":\"close\",\"when\":\"after\",\"reset\":true}",
        "{\"type\":\"reshape\",\"body\":\"extra-fields\",\"headers\":{},\"omit_headers\":[\"openai-project\"]}",
        "{\"type\":\"not-deleted\",\"silent\":true}",
        "{\"type\":\"linger\",\"reads\":3,\"ms\":100,\"listed\":false}",
        "{\"type\":\"reappear\",\"reads\":3}",
        "\"halts\"",
        "{\"type\":\"fails\",\"reason\":\"resource_suspended_by_provider\"}",
        "\"recovers\"",
        "\"list-loops\"",
        "{\"type\":\"list-cut\",\"keep\":2}",
        "{\"type\":\"list-misses\",\"ids\":[\"a\"]}",
        "\"list-shows-deleted\"",
      })
  void everyActionCanBeArmedShownAndDisarmed(String action) {
    String fault = "{\"method\":\"delete\",\"path\":\"/x\",\"times\":2,\"action\":" + action + "}";

    String id = probe.post("/_sim/faults", fault).text("/ids/0");

    var shown = probe.get("/_sim/faults/" + id);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/method")).isEqualTo("DELETE");
    String again = "{\"path\":\"/x\",\"action\":" + shown.json().path("action") + "}";
    String copy = probe.post("/_sim/faults", again).text("/ids/0");
    assertThat(probe.get("/_sim/faults/" + copy).json().path("action"))
        .isEqualTo(shown.json().path("action"));
    assertThat(probe.delete("/_sim/faults/" + id).status()).isEqualTo(200);
    assertThat(probe.get("/_sim/faults/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "faults | {} | path",
        "faults | {\"path\":\"/x\"} | action",
        "faults | {\"path\":\"/x\",\"action\":\"explode\"} | action.type",
        "faults | [{\"path\":\"/x\",\"action\":{\"type\":\"status\",\"status\":99}}] |"
            + " faults[0].action.status",
        "faults | {\"path\":\"/x\",\"action\":{\"type\":\"close\",\"when\":\"later\"}} |"
            + " action.when",
        "faults | {\"path\":\"/x\",\"tims\":1,\"action\":\"list-loops\"} | tims",
        "faults | {\"path\":\"/x\",\"times\":0,\"action\":\"list-loops\"} | times",
        "faults | {\"path\":\"/x\",\"times\":1.5,\"action\":\"list-loops\"} | times",
        "faults | {\"path\":\"/x\",\"probability\":2,\"action\":\"list-loops\"} | probability",
        "faults | 7 | body",
        "faults | {\"path | body",
        "seed | {\"kind\":\"boat\"} | kind",
        "seed | {\"kind\":\"vector-store\",\"count\":-1} | count",
        "seed | {\"kind\":\"vector-store\",\"count\":2,\"ids\":[\"a\"]} | count",
        "seed | {\"kind\":\"store-file\"} | parent",
        "seed | {\"kind\":\"store-file\",\"parent\":\"vs_none\"} | parent",
        "seed | {\"kind\":\"vector-store\",\"key\":\"sk-none\"} | key",
        "keys | {} | key",
        "keys | {\"key\":\"a b\"} | key",
        "keys | {\"room\":\"attic\",\"key\":\"a\"} | room",
        "switches | {\"openai\":{\"assistants\":\"asleep\"}} | assistants",
        "switches | {\"openai\":{\"lights\":\"on\"}} | lights",
        "switches | {\"attic\":{\"lights\":\"on\"}} | attic",
        "switches | {\"vpc\":{\"server-delete-ms\":\"soon\"}} | server-delete-ms",
        "switches | {\"vpc\":{\"server-delete-ms\":true}} | vpc.server-delete-ms",
        "switches | {\"dns\":{\"overlap\":\"maybe\"}} | overlap",
        "switches | {\"metadata\":{\"a\":\"b\"}} | a",
        "clock | {\"advance_ms\":-1} | advance_ms",
        "clock | {\"advance\":1} | advance",
        "reset | {\"fault\":[]} | fault",
        "keys | {\"room\":\"iam\",\"key\":\"a\",\"account\":\"b\"} | account",
        "keys | {\"room\":\"vpc\",\"key\":\"a\"} | room",
        "seed | {\"kind\":\"bare-metal-server\"} | parent",
        "seed | {\"kind\":\"subnet\",\"parent\":\"r006-none\"} | parent",
        "seed | {\"kind\":\"vpc\",\"fields\":{\"region\":\"Mars\"}} | fields.region",
        "seed | {\"kind\":\"dns-record\",\"parent\":\"none\"} | parent",
        "seed | {\"kind\":\"dns-zone\"} | parent",
        "scenario | {\"fault\":[]} | fault",
        "scenario | {\"seed\":[{\"kind\":\"file\"},{\"count\":1}]} | seed[1].kind",
      })
  void badInputIsRefusedAndNamed(String route, String body, String field) {
    var refused = probe.post("/_sim/" + route, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/error/field")).isEqualTo(field);
    assertThat(refused.text("/error/problem")).isNotEmpty();
    assertThat(simulator.faults().all()).isEmpty();
    assertThat(simulator.objects().stock()).isEmpty();
  }

  @Test
  void theLogShowsWhatCameAndWhatBecameOfItButNoCredential() {
    String store = probe.created(STORES, "{\"name\":\"n\"}");
    probe.delete(STORES + "/" + store + "?x=1");
    probe.delete(STORES + "/" + store);

    var log = probe.get("/_sim/requests?method=DELETE&path=" + STORES + "/*").json();

    assertThat(log.at("/requests")).hasSize(2);
    assertThat(log.at("/requests/0/status").asInt()).isEqualTo(200);
    assertThat(log.at("/requests/0/applied").asBoolean()).isTrue();
    assertThat(log.at("/requests/0/query").asString()).isEqualTo("x=1");
    assertThat(log.at("/requests/1/status").asInt()).isEqualTo(404);
    assertThat(log.at("/requests/1/applied").asBoolean()).isFalse();
    assertThat(log.toString()).doesNotContain("sk-simulated");
    assertThat(probe.get("/_sim/requests?after=2").json().at("/requests")).hasSize(1);
    assertThat(probe.get("/_sim/requests?limit=1").json().path("has_more").asBoolean()).isTrue();
    assertThat(probe.get("/_sim/requests?since=1").text("/error/field")).isEqualTo("since");
    assertThat(probe.get("/_sim/requests?after=x").text("/error/field")).isEqualTo("after");
  }

  @Test
  void theLogIsBoundedAndNumbersGoOn() {
    for (int i = 0; i < 25; i++) {
      probe.get("/openai/v1/models");
    }

    assertThat(simulator.requests().all()).hasSize(10);
    assertThat(simulator.requests().all().getFirst().number()).isEqualTo(16);
    assertThat(simulator.requests().count()).isEqualTo(25);
  }

  @Test
  void theLogSaysWhichRequestOfItsConnectionItWas() throws IOException {
    try (RawClient client = new RawClient(simulator.port())) {
      client.get("/openai/v1/models");
      client.get("/openai/v1/models");
    }

    assertThat(simulator.requests().all()).extracting(each -> each.turn()).containsExactly(0, 1);
  }

  @Test
  void aConnectionCanBeCutOnItsSecondRequestOnly() throws IOException {
    probe.post(
        "/_sim/faults",
        "{\"path\":\"/openai/**\",\"reused_connection\":true,\"action\":\"close\"}");
    try (RawClient client = new RawClient(simulator.port())) {
      assertThat(client.get("/openai/v1/models")).startsWith("HTTP/1.1 200");
      assertThat(client.get("/openai/v1/models")).isBlank();
    }
  }

  @Test
  void seedsAndStateShowCountsAndIds() {
    List<String> ids = simulator.objects().seed("vector-store", 500);
    probe.post(
        "/_sim/seed", "{\"kind\":\"store-file\",\"count\":2,\"parent\":\"" + ids.get(7) + "\"}");
    probe.post(
        "/_sim/seed",
        "{\"kind\":\"assistant\",\"ids\":[\"asst_x\"],\"fields\":{\"name\":\"n\",\"metadata\":{\"owner\":\"o\"}}}");

    var state = probe.get("/_sim/state?kind=store-file&ids=1").json();

    assertThat(state.at("/counts/vector-store").asInt()).isEqualTo(500);
    assertThat(state.at("/counts/file").asInt()).isEqualTo(2);
    assertThat(state.at("/counts/assistant").asInt()).isEqualTo(1);
    assertThat(state.at("/objects")).hasSize(1);
    assertThat(state.at("/objects/0/parent").asString()).isEqualTo(ids.get(7));
    assertThat(state.at("/objects/0/ids")).hasSize(1);
    assertThat(state.at("/switches/openai/assistants").asString()).isEqualTo("retired-404");
    assertThat(simulator.objects().has("assistant", "asst_x")).isTrue();
  }

  @Test
  void aScenarioBringsKeysSwitchesObjectsAndFaults() {
    var played =
        probe.post(
            "/_sim/scenario",
            """
            {"keys":[{"key":"sk-b","organization":"org-b","project":"proj-b"}],
             "switches":{"openai":{"assistants":"live"}},
             "seed":[{"kind":"assistant","count":2,"key":"sk-b"}],
             "faults":[{"method":"GET","path":"/openai/v1/files","times":1,"action":"protected"}]}
            """);

    assertThat(played.status()).isEqualTo(200);
    assertThat(played.json().at("/seed/0/ids")).hasSize(2);
    assertThat(played.json().at("/faults")).hasSize(1);
    Probe other = new Probe(simulator, "sk-b");
    assertThat(other.get("/openai/v1/assistants").json().path("data")).hasSize(2);
    assertThat(other.get("/openai/v1/files").status()).isEqualTo(409);
    assertThat(other.get("/openai/v1/files").header("openai-organization")).isEqualTo("org-b");
  }

  @Test
  void theScenarioOfTheReadmeCanBePlayed() throws IOException {
    simulator.play(Files.readString(Path.of("scenarios/bad-day.json")));

    assertThat(probe.delete(STORES + "/vs_locked").status()).isEqualTo(409);
    assertThat(simulator.objects().count("store-file")).isEqualTo(2);
  }

  @Test
  void theLabOfTheReadmeCanBePlayed() throws IOException {
    simulator.play(Files.readString(Path.of("scenarios/ibm-lab.json")));

    assertThat(simulator.objects().count("dns-record")).isEqualTo(6);
    assertThat(simulator.objects().count("virtual-network-interface")).isEqualTo(3);
    assertThat(simulator.objects().count("reserved-ip")).isEqualTo(4);
  }

  @Test
  void resetTakesEverythingBack() {
    probe.post(
        "/_sim/scenario",
        "{\"switches\":{\"openai\":{\"assistants\":\"live\"}},\"seed\":[{\"kind\":\"file\"}]}");
    simulator.admit("sk-b", "o", "p");

    assertThat(probe.post("/_sim/reset", "").status()).isEqualTo(200);

    assertThat(simulator.objects().stock()).isEmpty();
    assertThat(simulator.requests().all()).isEmpty();
    assertThat(new Probe(simulator, "sk-b").get("/openai/v1/files").status()).isEqualTo(401);
    assertThat(probe.get("/openai/v1/assistants").status()).isEqualTo(404);
  }

  @Test
  void aResetCanBringAScenarioAndABadOneLeavesAllAsItWas() {
    probe.post("/_sim/seed", "{\"kind\":\"vpc\"}");

    probe.post("/_sim/reset", "{\"seed\":[{\"kind\":\"boat\"}]}");
    assertThat(simulator.objects().count("vpc")).isEqualTo(1);

    String fresh =
        "{'switches':{'vpc':{'server-delete-ms':1680000}},'seed':[{'kind':'vpc','count':2}]}";
    probe.post("/_sim/reset", fresh.replace('\'', '"'));
    assertThat(simulator.objects().count("vpc")).isEqualTo(2);
    assertThat(probe.get("/_sim/state").text("/switches/vpc/server-delete-ms"))
        .isEqualTo("1680000");
  }

  @Test
  void theClockIsTurnedByHandAndBackByAReset() {
    var turned = probe.post("/_sim/clock", "{\"advance_ms\":1680000}");
    assertThat(turned.json().path("ahead_ms").asLong()).isEqualTo(1_680_000);
    assertThat(probe.get("/_sim/clock").json().path("ahead_ms").asLong()).isEqualTo(1_680_000);

    probe.post("/_sim/reset", "");

    assertThat(probe.get("/_sim/clock").json().path("ahead_ms").asLong()).isZero();
  }

  @Test
  void theCommandLineSaysWhatIsWrong() {
    assertThat(CommandLine.read(new String[] {"--port", "18080"}).port()).isEqualTo(18080);
    assertThatThrownBy(() -> CommandLine.read(new String[] {"--port"}))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--port needs a value");
    assertThatThrownBy(() -> CommandLine.read(new String[] {"--port", "99999"}))
        .hasMessageContaining("65535");
    assertThatThrownBy(() -> CommandLine.read(new String[] {"--color", "red"}))
        .hasMessageContaining("--color");
  }
}
