package dev.cleanslate.orchestrator.page.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.Client.Answer;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.api.event.Endings;
import dev.cleanslate.orchestrator.page.Visitor;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The delete dialogue, without a script: from the preview to the result.
class DialogueTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern PLAN = Pattern.compile("confirm\\?plan=([0-9a-f]{64})");
  private static final String OWNED =
      """
      {"resources": [{"kind": "clone.session", "id": "7"}, {"kind": "openai.file", "id": "file-1"},
        {"kind": "storage.prefix", "id": "clones/7/", "scope": {"bucket": "media"}},
        {"kind": "clone.record", "id": "7"}], "holder": "ann"}
      """;

  private final Client client = RunningApi.freshTenant();
  private final PlayedWorkers workers =
      PlayedWorkers.of(client).set("clone.session", 5, 2).seeing("clone.session");
  private final Visitor operator = Visitor.of(client.tenant(), "read write");
  private final String page = "/owners/clone/7/delete";

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void thePreviewSaysWhatGoesWhereHowLongAndThatItCannotBeUndone() {
    register();

    String preview = operator.get(page).body();

    assertThat(preview)
        .contains("Delete 7?", "4 resources", "It cannot be undone.")
        .contains("Database", "Storage", "AI", "Cloud")
        .contains("Low complexity", "a guess: too few like it have ended")
        .contains("Whether anybody uses it now is not known.");
  }

  @Test
  void aLookTellsHowMuchThereIsAndWhoUsesIt() {
    register();

    Answer looked = operator.submit(page, page + "/look", Map.of());

    assertThat(looked.status()).as(looked.body()).isEqualTo(302);
    rest(client.get("/v1/owners/clone/7").text("latest_deletion"));
    assertThat(operator.get(page).body())
        .contains("2 sessions are open now. They end when you delete.", "8 things in 4 resources")
        .doesNotContain("is not known");
    assertThat(client.get("/v1/owners/clone/7").text("state")).isEqualTo("active");
  }

  @Test
  void onlyItsNameDeletesItAndTheResultSaysThatItWasLookedAtAgain() {
    register();
    String plan = plan(operator);

    Answer mistyped = submit(operator, plan, Map.of("name", "8"));
    assertThat(mistyped.status()).isEqualTo(422);
    assertThat(mistyped.body()).contains("That is another name; nothing was deleted.");
    assertThat(client.get("/v1/owners/clone/7").text("state")).isEqualTo("active");

    Answer taken = submit(operator, plan, Map.of("name", " 7 ", "force", "true"));
    assertThat(taken.status()).as(taken.body()).isEqualTo(302);
    String progress = taken.header("location");
    rest(progress.substring(progress.lastIndexOf('/') + 1));

    assertThat(operator.get(progress).body())
        .contains("7 is gone", "Nothing left of 4")
        .contains("We looked again for each one after deleting it, and found none.")
        .contains("2 open sessions were ended.", "report.json");
    assertThat(operator.part(progress + "?fragment=dialogue").body())
        .startsWith("<div")
        .doesNotContain("<html");
  }

  @Test
  void whatIsKeptIsCalledPartialAndSaysWhoDecides() {
    workers.keeping("openai.file").doubting("storage.prefix");
    register();

    String progress = submit(operator, plan(operator), Map.of("name", "7")).header("location");
    rest(progress.substring(progress.lastIndexOf('/') + 1));

    assertThat(operator.get(progress).body())
        .contains("7 is not completely gone", "3 of 4 left.")
        .contains("Still there", "Not sure yet", "It is protected against deletion")
        .contains("whoever has the account at the provider: lift the protection")
        .doesNotContain("is gone<");
  }

  @Test
  void aPlanThatChangedSinceIsShownAgainAndNothingIsDeleted() {
    register();
    String plan = plan(operator);
    Visitor late = operator;
    String form = late.get(page + "/confirm?plan=" + plan).body();
    assertThat(form).contains("Delete 7 for good?");

    client.put(
        "/v1/owners/clone/7/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-2\"}]}");
    Answer changed = late.submit(page, page, Map.of("name", "7", "plan", plan));

    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.body())
        .contains("What it holds has changed since you looked", "5 resources");
    assertThat(client.get("/v1/owners/clone/7").text("state")).isEqualTo("active");
    assertThat(late.get(page + "/confirm?plan=" + plan).body()).contains("has changed since");
  }

  @Test
  void theSameFormTwiceIsOneDeletion() {
    register();
    String plan = plan(operator);
    String request = UUID.randomUUID().toString();

    Answer first = submit(operator, plan, Map.of("name", "7", "request", request));
    Answer again =
        operator.submit(
            first.header("location"), page, Map.of("name", "7", "plan", plan, "request", request));

    assertThat(again.header("location")).isEqualTo(first.header("location"));
  }

  @Test
  void whoHoldsItMayDeleteItAndNobodyElsesThings() {
    register();
    Visitor ann = holder("ann");

    assertThat(ann.get(page).body()).contains("Delete 7?", "Continue");
    assertThat(holder("bob").get(page).status()).isEqualTo(404);
    Answer taken = submit(ann, plan(ann), Map.of("name", "7"));

    assertThat(taken.status()).as(taken.body()).isEqualTo(302);
    assertThat(ann.get(taken.header("location")).status()).isEqualTo(200);
    assertThat(holder("bob").get(taken.header("location")).status()).isEqualTo(404);
  }

  @Test
  void whatOnlyOperatorsDeleteNeedsTheirScope() {
    client.put("/v1/owners/token/t-1/resources", "{\"resources\":[]}");
    String token = "/owners/token/t-1/delete";

    String shown = operator.get(token).body();
    Answer refused = operator.submit(token, token, Map.of("name", "t-1", "plan", "0".repeat(64)));
    Visitor mighty = Visitor.of(client.tenant(), "read write operate");
    Matcher plan = PLAN.matcher(mighty.get(token).body());

    assertThat(shown).contains("Only operators delete a token").doesNotContain("Continue");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(plan.find()).isTrue();
    Answer taken = mighty.submit(token, token, Map.of("name", "t-1", "plan", plan.group(1)));
    assertThat(taken.status()).as(taken.body()).isEqualTo(302);
  }

  @Test
  void whoMayOnlyReadSeesThePreviewAndIsRefused() {
    register();
    Visitor reader = Visitor.of(client.tenant(), "read");

    assertThat(reader.get(page).body())
        .contains("Your token only reads")
        .doesNotContain("Continue");
    assertThat(reader.submit(page, page, Map.of("name", "7", "plan", "0".repeat(64))).status())
        .isEqualTo(403);
  }

  @Test
  void aDeletionUnderWayIsShownInsteadOfAskedForAgain() {
    register();
    String deletion = client.deletion("7");

    Answer answer = operator.get(page);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location")).endsWith(page + "/" + deletion);
  }

  private void register() {
    Answer answer = client.put("/v1/owners/clone/7/resources", OWNED);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private String plan(Visitor visitor) {
    Matcher plan = PLAN.matcher(visitor.get(page).body());
    assertThat(plan.find()).isTrue();
    return plan.group(1);
  }

  private Answer submit(Visitor visitor, String plan, Map<String, String> filled) {
    Map<String, String> all = new java.util.HashMap<>(filled);
    all.put("plan", plan);
    return visitor.submit(page + "/confirm?plan=" + plan, page, all);
  }

  private static void rest(String deletion) {
    RunningApi.bean(Endings.class).await(UUID.fromString(deletion), PATIENCE);
  }

  private Visitor holder(String name) {
    return Visitor.with(
        RunningApi.signer()
            .token(Map.of("sub", name, "tenant", client.tenant(), "scope", "cleanslate.own")));
  }
}
