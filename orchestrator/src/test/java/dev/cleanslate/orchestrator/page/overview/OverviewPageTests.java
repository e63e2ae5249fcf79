package dev.cleanslate.orchestrator.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.dispatch.Spending;
import dev.cleanslate.orchestrator.engine.Allowance;
import dev.cleanslate.orchestrator.page.StuckWorld;
import dev.cleanslate.orchestrator.page.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewPageTests {
  private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");

  private final StuckWorld world = StuckWorld.fresh();
  private final Visitor visitor = Visitor.of(world.tenant(), "read");

  @Test
  void theFirstLineSaysHowManyAreStuckAndOneCauseIsOneRow() {
    world.moving("ann", 1);
    world.stuck("bob", 1, "credential: openai/northwind answers 401", 5);
    world.stuck("cid", 1, "credential: openai/northwind answers 401", 4);
    world.stuck("dan", 1, "in use: something", 1);

    String page = visitor.get("/").body();

    assertThat(page).contains("3 of 4 open deletions are stuck.", "3 stuck · Cleanslate");
    assertThat(page.split("The credential is refused")).hasSize(2);
    assertThat(page)
        .contains("5 h 0 min", "same cause", "clone/cid", "Something else still holds it");
  }

  @Test
  void whatIsBeingTriedAgainIsNotAmongWhatIsStuck() {
    world.triedAgain(world.stuck("ann", 1, "in use: something", 1));
    world.stuck("bob", 1, "in use: something", 1);

    assertThat(visitor.get("/").body())
        .contains("1 of 2 open deletions is stuck.", "clone/bob")
        .doesNotContain("same cause");
  }

  @Test
  void whereNothingIsStuckThePageSaysSoAndSinceWhen() {
    assertThat(visitor.get("/").body())
        .contains("Nothing is being deleted.", "No open deletion waits for a person, as of ");
  }

  @Test
  void theRegionIsLoadedAnewWithoutThePageAroundIt() {
    var part = visitor.part("/?fragment=all");

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.body()).contains("data-live=").doesNotContain("<html");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, '', Nothing is being deleted., ''",
    "5, 0, '', Nothing is stuck., 5 move.",
    "5, 1, '', 1 of 5 open deletions is stuck., ''",
    "1, 1, '', 1 of 1 open deletion is stuck., ''",
    "5, 2, openai, openai is silent., 2 deletions are stuck.",
    "5, 0, openai dns, 'openai, dns are silent.', What they have to do waits for them."
  })
  void silenceComesBeforeWhatIsStuckAndThatBeforeGoodNews(
      long open, long stuck, String silent, String answer, String rest) {
    List<String> workers = silent.isEmpty() ? List.of() : List.of(silent.split(" "));
    Standing standing = new Standing(open, stuck, 0, 0, 0, 0, 0, 0, 0, 1, workers, null, null);

    assertThat(standing.answer()).isEqualTo(answer);
    assertThat(standing.rest()).isEqualTo(rest);
    assertThat(standing.hot()).isEqualTo(stuck > 0 || !workers.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 5, Answers",
    "0, 2, 0, 0, 5, Slowed down",
    "0, 2, 0, 1, 5, Does not tell",
    "0, 2, 1, 1, 5, Refuses",
    "1, 0, 0, 0, 5, Answers",
    "1, 0, 0, 0, 300, Silent",
    "1, 0, 1, 0, -1, Silent"
  })
  void aProviderIsSilentOnlyWhereItOwesAnswersAndHasGivenNoneForLong(
      long unanswered, long failing, long stuck, long unverifiable, int ago, String word) {
    Provider provider =
        new Provider(
            "openai",
            "acme",
            9,
            unanswered,
            failing,
            stuck,
            unverifiable,
            10,
            ago < 0 ? null : NOW.minusSeconds(ago),
            null);

    assertThat(provider.sign(NOW).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "10, -1, 0, 1.0, 'no call in the last minute', ''",
    "10, 0, 0, 1.0, 'no call in the last minute', ''",
    "10, 1, 0, 1.0, '1 call in the last minute, 1 %', ''",
    "10, 300, 0, 1.0, '300 calls in the last minute, 50 %', ''",
    "10, 1200, 3, 0.25, '1,200 calls in the last minute, 200 %', '3 answered 429; at 25 % of its"
        + " pace'",
    "10, 5, 0, 0.8, '5 calls in the last minute, 1 %', 'at 80 % of its pace after a 429'",
    "0, 7, 1, 0.5, '7 calls in the last minute', '1 answered 429; at 50 % of its pace'"
  })
  void whatWasAskedOfAnAccountIsToldBesideWhatMayBe(
      int limit, long calls, long throttled, double share, String used, String slowed) {
    var spent = calls < 0 ? null : new Spending.Spent(1, calls, throttled, share, null);
    Provider provider = new Provider("openai", "acme", 9, 0, 0, 0, 0, limit, null, spent);

    assertThat(provider.used()).isEqualTo(used);
    assertThat(provider.slowed()).isEqualTo(slowed);
  }

  @Test
  void anAccountThatIsClosedSaysUntilWhenAndOnlyToWhoeverHasSomethingThere() {
    StuckWorld other = StuckWorld.fresh();
    String account = "acct-" + world.tenant();
    String id = world.moving("ann", 1);
    world.opened(id, account);
    RunningApi.bean(Allowance.class)
        .used(
            Target.of("openai.file", "file-1", Map.of(), account),
            "openai",
            new Usage(7, 2, 200_000L),
            RunningApi.bean(BriefLocks.class).now());

    assertThat(visitor.get("/").body())
        .contains("at most ", "7 calls in the last minute", "2 answered 429; at 5")
        .contains("closed until ", ", as the provider asks");
    assertThat(Visitor.of(other.tenant(), "read").get("/").body())
        .doesNotContain("answered 429", "closed until");
  }

  @Test
  void accountsAreNeverShownWhole() {
    assertThat(Provider.shortened("short")).isEqualTo("short");
    assertThat(Provider.shortened("8f14e45fceea167a5a36dedd4bea2543")).isEqualTo("8f14e4…2543");
  }

  @Test
  void findingsOfOneCauseKindAndAccountAreOneRow() {
    var found =
        List.of(
            found("in use: a", "file", "x"),
            found("in use: b", "file", "x"),
            found("in use: a", "file", "y"),
            found("in use: a", "store", "x"));

    assertThat(Blocks.grouped(found))
        .extracting(row -> row.owners().size())
        .containsExactly(2, 1, 1);
  }

  private static Blocks.Found found(String reason, String kind, String account) {
    UUID id =
        UUID.nameUUIDFromBytes(
            (reason + kind + account).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Blocks.Found(
        reason,
        kind,
        account,
        NOW,
        id,
        "clone/" + id,
        dev.cleanslate.orchestrator.saga.Counts.NONE);
  }
}
