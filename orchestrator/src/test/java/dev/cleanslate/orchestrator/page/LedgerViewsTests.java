package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerViewsTests {
  private final Client client = RunningApi.freshTenant();
  private final Visitor visitor = Visitor.of(client.tenant(), "read write");

  @ParameterizedTest
  @CsvSource({
    "theo, true",
    "the, true",
    "other-name, true",
    "file-theo-2, true",
    "jo, true",
    "Kickoff notes, true",
    "kick, true",
    "notes, false",
    "heo, false",
    "file-theo, false",
    "'%', false",
    "'', true"
  })
  void anOwnerIsFoundByWhatPeopleKnowOfIt(String text, boolean isFound) {
    client.registered("theo", 3);
    client.put(
        "/v1/owners/clone/theo/resources",
        """
        {"resources": [{"kind": "openai.file", "id": "file-named", "name": "Kickoff Notes (ÄÖ).pdf"}],
         "aliases": ["other-name"], "holder": "jo"}
        """);

    String body = visitor.get("/owners?q=" + text.replace("%", "%25").replace(" ", "+")).body();

    assertThat(body.contains("clone/theo")).isEqualTo(isFound);
    assertThat(body.contains("No owner is like that")).isEqualTo(!isFound);
  }

  @Test
  void oneIsShownWithWhatItHoldsAndWhoMadeItKnown() {
    client.registered("theo", 2);
    String deletion = client.deletion("theo");

    String body = visitor.get("/owners/clone/theo").body();

    assertThat(body)
        .contains("file-theo-1")
        .contains("Came from")
        .contains("/deletions/" + deletion)
        .contains("Watch its deletion")
        .doesNotContain("Delete this owner");
    assertThat(
            client
                .get("/v1/owners/clone/theo/resources")
                .json()
                .at("/items/0/registered_by")
                .asString())
        .isNotEmpty();
    assertThat(visitor.part("/owners/clone/theo?fragment=rows").body()).doesNotContain("<html");
    assertThat(visitor.part("/owners/clone/theo?fragment=part").body())
        .contains("clone/theo")
        .doesNotContain("<html");
    assertThat(visitor.get("/owners/clone/nobody").status()).isEqualTo(404);
  }

  @Test
  void longListsGoOnWhereAPageEnded() {
    client.registered("theo", 120);

    String first = visitor.get("/owners/clone/theo").body();
    String next = first.replaceAll("(?s).*href=\"(/owners/clone/theo\\?cursor=[^\"]+)\".*", "$1");
    String second = visitor.get(next).body();

    assertThat(first).contains("file-theo-100<").doesNotContain("file-theo-101<");
    assertThat(second).contains("file-theo-101<").doesNotContain("file-theo-100<");
    assertThat(visitor.get("/resources").body()).contains("file-theo-120<", "Show the next ones");
    assertThat(visitor.get("/resources?q=file-theo-7").body())
        .contains("file-theo-7<")
        .doesNotContain("file-theo-8<");
    client.put(
        "/v1/owners/clone/theo/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-x\",\"name\":\"100% <Sheet>\"}]}");
    assertThat(visitor.get("/resources?q=100%25+%3Csh").body())
        .contains("file-x<", "100% &lt;Sheet&gt;")
        .doesNotContain("file-theo-7<");
    assertThat(visitor.get("/resources?kind=openai.file&state=gone").body())
        .contains("No resource is like that");
  }

  @Test
  void namesAreShownAsTheyAreAndLeadThere() {
    client.put("/v1/owners/clone/a%2Fb%3Cc%3E%20d%2B/resources", "{\"resources\":[]}");

    String body = visitor.get("/owners").body();

    assertThat(body).contains("clone/a/b&lt;c&gt; d+").doesNotContain("<c>");
    String address = body.replaceAll("(?s).*class=\"owner\" href=\"([^\"]+)\".*", "$1");
    assertThat(visitor.get(address).body()).contains("clone/a/b&lt;c&gt; d+");
  }

  @Test
  void whoMaySeeOnlyWhatIsTheirsSeesOnlyThat() {
    client.registered("theirs", 1);
    client.registered("anothers", 1);
    client.put("/v1/owners/clone/theirs/resources", "{\"resources\":[],\"holder\":\"alice\"}");
    Visitor owner = Visitor.of(client.tenant(), "own");

    assertThat(owner.get("/owners").body()).contains("clone/theirs").doesNotContain("anothers");
    assertThat(owner.get("/owners/clone/theirs").status()).isEqualTo(200);
    assertThat(owner.get("/owners/clone/anothers").status()).isEqualTo(404);
    assertThat(owner.get("/resources").status()).isEqualTo(403);
    assertThat(Visitor.of(RunningApi.freshTenant().tenant(), "read").get("/owners").body())
        .doesNotContain("clone/");
  }
}
