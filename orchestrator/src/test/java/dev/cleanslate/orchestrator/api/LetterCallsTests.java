package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.letter.LetterFixture;
import dev.cleanslate.orchestrator.letter.LetterId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCallsTests {
  private static final String HOME = "default";
  private static final String LETTERS = "/operator/v1/dead-letters";
  private static final String REASON = "owner.id is missing";

  private final Client operator = operator(HOME);

  @Test
  void anOperatorSeesThemAndReadsOne() {
    LetterId id = lay("{\"owner\":{}}", 1_000);
    lay("other", 2_000);

    var list = operator.get(LETTERS + "?topic=resources&limit=1");
    var next = operator.get(LETTERS + "?topic=resources&limit=1&cursor=" + list.text("next"));
    var one = operator.get(LETTERS + "/" + id);

    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.json().at("/items/0/reason").asString()).isEqualTo(REASON);
    assertThat(list.json().at("/items/0").has("body")).isFalse();
    assertThat(next.json().at("/items/0/id").asString())
        .isNotEqualTo(list.json().at("/items/0/id").asString());
    assertThat(one.text("body")).isEqualTo("{\"owner\":{}}");
    assertThat(one.json().path("taken_again").asBoolean()).isTrue();
    assertThat(one.text("problem")).isNotEmpty();
    assertThat(operator.get(LETTERS + "?since=2999-01-01T00:00:00Z").json().path("items"))
        .isEmpty();
  }

  @Test
  void oneIsSentAgainOnceAndWithABodyThatCanBeRead() {
    LetterId id = lay("nonsense", 3_000);
    String good =
        "{\"body\":{\"type\":\"registered\",\"owner\":{\"type\":\"clone\",\"id\":\"c\"},\"resources\":[]}}";

    var refused = operator.post(LETTERS + "/" + id + "/send-again");
    var taken = operator.post(LETTERS + "/" + id + "/send-again", good);
    var again = operator.post(LETTERS + "/" + id + "/send-again");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("detail")).contains("body cannot be read");
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(taken.json().path("corrected").asBoolean()).isTrue();
    assertThat(again.body()).isEqualTo(taken.body());
    assertThat(operator.get(LETTERS + "/" + id).json().at("/sent_again/by").asString())
        .isNotEmpty();
  }

  @Test
  void whatIsStillCoveredIsNotSentInPlaceOfWhatItCovers() {
    LetterId id = lay("nonsense", 5_000);
    String covered =
        "{\"body\":{\"type\":\"registered\",\"owner\":{\"type\":\"clone\",\"id\":\"***\"},\"resources\":[]}}";

    var refused = operator.post(LETTERS + "/" + id + "/send-again", covered);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("type")).isEqualTo("urn:cleanslate:problem:letter-covered");
    assertThat(refused.text("detail")).contains("Type anew what it covers");
    assertThat(operator.get(LETTERS + "/" + id).json().has("sent_again")).isFalse();
  }

  @Test
  void nobodyElseSeesThem() {
    LetterId id = lay("x", 4_000);
    Client home = RunningApi.tenant(HOME);
    Client elsewhere = operator(RunningApi.freshTenant().tenant());

    assertThat(home.get(LETTERS).status()).isEqualTo(403);
    assertThat(elsewhere.get(LETTERS).status()).isEqualTo(403);
    assertThat(elsewhere.get(LETTERS + "/" + id).status()).isEqualTo(403);
    assertThat(elsewhere.post(LETTERS + "/" + id + "/send-again").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/replies:0:999999", "/kept:999999"})
  void whatIsNotThereIsUnknown(String letter) {
    assertThat(operator.get(LETTERS + letter).status()).isEqualTo(404);
    assertThat(operator.post(LETTERS + letter + "/send-again").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?topic=a%20b", "?since=yesterday", "?limit=0", "?cursor=x"})
  void whatCannotBeUnderstoodIsRefused(String parameters) {
    assertThat(operator.get(LETTERS + parameters).status()).isEqualTo(400);
  }

  private static Client operator(String tenant) {
    return RunningApi.as(
        RunningApi.signer().token(tenant, "cleanslate.read cleanslate.operate"), tenant);
  }

  private static LetterId lay(String body, long at) {
    return LetterFixture.lay(
        Topics.RESOURCES, "default/clone/c", body, at, Map.of("dlt-reason", REASON));
  }
}
