package dev.cleanslate.orchestrator.page.deletions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.page.StuckWorld;
import dev.cleanslate.orchestrator.page.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionsPageTests {
  private final StuckWorld world = StuckWorld.fresh();
  private final Visitor visitor = Visitor.of(world.tenant(), "read write");

  @Test
  void whatIsStuckStandsFirstWithItsCauseAndWhoActs() {
    world.moving("ann", 2);
    world.stuck("bob", 3, "in use: server s-9 holds it", 2);

    String page = visitor.get("/deletions").body();

    assertThat(page.indexOf("clone/bob")).isPositive().isLessThan(page.indexOf("clone/ann"));
    assertThat(page)
        .contains("Something else still holds it", "server s-9 holds it", "2 h 0 min", "operator")
        .contains("1 of 3 left")
        .contains("nobody: it goes on");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true, true",
    "?tab=stuck, false, true, true",
    "?tab=moving, true, false, false",
    "?tab=held, false, false, false",
    "?tab=finished, false, false, false",
    "?tab=rehearsals, false, false, false",
    "?state=stuck, false, true, true",
    "?type=clone, true, true, true",
    "?type=node, false, false, false",
    "?failure=in+use, false, true, false",
    "?stuck=1h, false, true, false",
    "?stuck=1d, false, false, false",
    "?age=1h, false, true, true",
    "?q=an, true, false, false",
    "?q=clone/bo, false, true, false",
    "?q=%25, false, false, false"
  })
  void onlyWhatPassesTheSieveIsShown(String query, boolean ann, boolean bob, boolean cid) {
    world.moving("ann", 1);
    world.stuck("bob", 1, "in use: x", 3);
    world.stuck("cid", 1, "credential: y", 0);

    String page = visitor.get("/deletions" + query).body();

    assertThat(page.contains(">clone/ann<")).isEqualTo(ann);
    assertThat(page.contains(">clone/bob<")).isEqualTo(bob);
    assertThat(page.contains(">clone/cid<")).isEqualTo(cid);
  }

  @Test
  void aWordThatNoFilterKnowsIsRefusedAsAPage() {
    var answer = visitor.get("/deletions?state=sideways");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("must be one of");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int i = 0; i < 53; i++) {
      world.moving("c-%02d".formatted(i), 1);
    }

    String first = visitor.get("/deletions").body();
    String next = first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1");
    String second = visitor.get(next.replace("&amp;", "&")).body();

    assertThat(first.split("data-key=")).hasSize(51);
    assertThat(second.split("data-key=")).hasSize(4);
    assertThat(first).contains("c-49").doesNotContain(">clone/c-50<");
    assertThat(second).contains(">clone/c-50<", ">clone/c-52<").doesNotContain(">clone/c-49<");
  }

  @Test
  void anotherTenantsDeletionsAreNotEvenCounted() {
    StuckWorld other = StuckWorld.fresh();
    other.stuck("bob", 1, "in use: x", 1);

    assertThat(visitor.get("/deletions").body())
        .doesNotContain("clone/bob")
        .contains("Nothing is being deleted.");
  }

  @Test
  void whoMaySeeOnlyTheirOwnSeesThoseAndIsOfferedNoWord() {
    world.moving("ann", 1);
    world.moving("bob", 1);
    world.heldBy("bob", "alice");

    String page = Visitor.of(world.tenant(), "own").get("/deletions").body();

    assertThat(page).contains("clone/bob").doesNotContain("clone/ann", "value=\"retry\"");
  }

  @Test
  void oneWordToManyHasAResultForEachAndCountsThatAddUp() {
    String bob = world.stuck("bob", 1, "in use: x", 1);
    String foreign = StuckWorld.fresh().stuck("eve", 1, "in use: x", 1);

    var answer =
        visitor.submit(
            "/deletions",
            "/deletions/bulk",
            Map.of("verb", "abandon", "reason", "no longer ours", "id", bob + "," + foreign));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Abandon: 1 accepted, 1 refused.")
        .contains("No deletion has the id " + foreign);
    assertThat(world.state(bob)).isEqualTo("abandoned");
    assertThat(world.state(foreign)).isEqualTo("stuck");
  }

  @Test
  void whatIsInGraceIsGivenBackOrBegunWithAResultForEach() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);
    Visitor visitor = Visitor.of(RunningApi.PATIENT, "read write");
    String kept = patient.registered("bulk-kept", 1).deletion("bulk-kept");
    String begun = patient.registered("bulk-begun", 1).deletion("bulk-begun");
    String foreign = world.moving("ann", 1);
    String list = "/deletions?q=bulk-";

    assertThat(visitor.get(list).body()).contains("value=\"restore\"", "value=\"start\"");
    var start = visitor.submit(list, "/deletions/bulk", Map.of("verb", "start", "id", begun));
    var restored =
        visitor.submit(
            list, "/deletions/bulk", Map.of("verb", "restore", "id", kept + "," + foreign));
    var again = visitor.submit(list, "/deletions/bulk", Map.of("verb", "start", "id", kept));

    assertThat(start.body())
        .contains("Delete now: 1 accepted, 0 refused.", "its grace period is over");
    assertThat(restored.body())
        .contains("Give back: 1 accepted, 1 refused.", "given back; its owner is as it was");
    assertThat(again.body()).contains("Delete now: 0 accepted, 1 refused.");
    assertThat(world.state(kept)).isEqualTo("cancelled");
    assertThat(patient.get("/v1/owners/clone/bulk-kept").text("state")).isEqualTo("active");
    assertThat(world.state(begun)).isIn("planning", "deleting");
    assertThat(this.visitor.get("/deletions").body()).doesNotContain("value=\"restore\"");
  }

  @Test
  void enterInAFieldSaysNoneOfTheWords() {
    assertThat(visitor.pressedByEnter("/deletions", "list")).contains(" disabled");
  }

  @Test
  void givingUpNeedsAReason() {
    String bob = world.stuck("bob", 1, "in use: x", 1);

    var answer =
        visitor.submit("/deletions", "/deletions/bulk", Map.of("verb", "abandon", "id", bob));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(world.state(bob)).isEqualTo("stuck");
  }

  @Test
  void allThatMatchMeansAsManyAsTheReaderSaw() {
    String ann = world.moving("ann", 1);
    String bob = world.moving("bob", 1);

    var fewer =
        visitor.submit(
            "/deletions",
            "/deletions/bulk",
            Map.of("verb", "abandon", "reason", "why", "all", "true", "expect", "1"));
    var right =
        visitor.submit(
            "/deletions",
            "/deletions/bulk",
            Map.of("verb", "abandon", "reason", "why", "all", "true", "expect", "2"));

    assertThat(fewer.status()).isEqualTo(409);
    assertThat(fewer.body()).contains("match 2 deletions, and not 1");
    assertThat(right.body()).contains("Abandon: 2 accepted, 0 refused.");
    assertThat(world.state(ann)).isEqualTo("abandoned");
    assertThat(world.state(bob)).isEqualTo("abandoned");
  }

  @Test
  void whoMayOnlyReadIsOfferedNoWordAndRefusedWhereTheyTry() {
    String bob = world.moving("bob", 1);
    Visitor reader = Visitor.of(world.tenant(), "read");

    assertThat(reader.get("/deletions").body()).doesNotContain("value=\"cancel\"");
    var answer =
        reader.submit("/deletions", "/deletions/bulk", Map.of("verb", "cancel", "id", bob));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(world.state(bob)).isNotEqualTo("cancelled");
  }

  @Test
  void rowsAloneAreLoadedAnewForAPageThatIsOpen() {
    world.moving("ann", 1);

    var rows = visitor.part("/deletions?fragment=rows");

    assertThat(rows.status()).isEqualTo(200);
    assertThat(rows.body()).contains("clone/ann").doesNotContain("<html", "<table");
  }

  @Test
  void whatOwnersAreCalledIsNeverTakenForMarkup() {
    String odd = "<script>alert(1)</script>";
    world
        .client()
        .put(
            "/v1/owners/clone/"
                + java.net.URLEncoder.encode(odd, java.nio.charset.StandardCharsets.UTF_8)
                + "/resources",
            "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-odd\"}]}");
    world.client().post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"" + odd + "\"}}");

    assertThat(visitor.get("/deletions").body()).doesNotContain(odd).contains("&lt;script&gt;");
  }
}
