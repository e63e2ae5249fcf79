package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.letter.LetterFixture;
import dev.cleanslate.orchestrator.letter.LetterId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterViewsTests {
  private static final String GOOD =
      "{\"type\":\"registered\",\"owner\":{\"type\":\"clone\",\"id\":\"c\"},\"resources\":[]}";

  private final Visitor operator = Visitor.of("default", "read operate");

  @Test
  void anOperatorReadsOneAndItsCredentialsAreCovered() {
    LetterId id = lay("<script>alert(1)</script> \"password\":\"hunter2\"");

    assertThat(operator.get("/letters?topic=census").body()).contains("" + id, "type is missing");
    assertThat(operator.part("/letters?topic=census&fragment=rows").body())
        .contains("" + id)
        .doesNotContain("<html");
    assertThat(operator.get("/letters?topic=nowhere").body()).contains("None came from there.");
    assertThat(operator.get("/letters/" + id).body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert", "hunter2", "as-it-was");
  }

  @Test
  void aCorrectedOneGoesBackAndAWrongOneComesBackToBeCorrected() {
    LetterId id =
        LetterFixture.lay(
            Topics.RESOURCES, "k", "{}", 900, Map.of("dlt-reason", "type is missing"));
    String page = "/letters/" + id;

    var wrong = operator.submit(page, page + "/send-again", Map.of("body", "{ \"nonsense\" }"));
    var covered =
        operator.submit(
            page, page + "/send-again", Map.of("body", GOOD.replace("\"c\"", "\"***\"")));
    var right = operator.submit(page, page + "/send-again", Map.of("body", GOOD));

    assertThat(wrong.body()).contains("role=\"alert\"", "nonsense");
    assertThat(covered.body()).contains("role=\"alert\"", "Type anew what it covers");
    assertThat(right.status()).isEqualTo(302);
    assertThat(operator.get(page).body()).contains("corrected").doesNotContain("Send it again");
    assertThat(operator.get("/letters").body()).contains("Sent again");
  }

  @Test
  void nobodyButOperatorsOfThatTenantSeesAny() {
    LetterId id = lay("{}");

    assertThat(Visitor.of("default", "read write").get("/letters").status()).isEqualTo(403);
    Visitor elsewhere = Visitor.of(RunningApi.freshTenant().tenant(), "read operate");
    assertThat(elsewhere.get("/letters").status()).isEqualTo(403);
    assertThat(elsewhere.get("/letters/" + id).status()).isEqualTo(403);
    assertThat(operator.get("/letters/replies:0:424242").status()).isEqualTo(404);
  }

  private static LetterId lay(String body) {
    return LetterFixture.lay(
        Topics.CENSUS, null, body, 500, Map.of("dlt-reason", "type is missing"));
  }
}
