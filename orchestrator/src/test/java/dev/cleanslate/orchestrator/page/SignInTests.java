package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.api.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTests {
  private static final String ALL = "cleanslate.read cleanslate.write";

  @ParameterizedTest
  @ValueSource(strings = {"/deletions", "/owners/clone/a%2Fb?x=1", "/orphans", "/letters"})
  void aStrangerIsSentToSignInAndKnowsTheWayBack(String path) {
    var answer = Visitor.stranger().get(path);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location"))
        .isEqualTo(
            "/sign-in?next="
                + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aPartOfThePageSendsTheWholePageToSignIn() {
    var answer = Visitor.stranger().part("/deletions");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("hx-redirect")).isEqualTo("/sign-in");
  }

  @Test
  void aTokenThatHoldsLetsInAndStaysOutOfReachOfScripts() {
    var visitor = Visitor.stranger();

    var answer =
        visitor.submit(
            "/sign-in", "/sign-in", Map.of("token", " " + token(ALL) + "\n", "next", "/"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location")).isEqualTo("/");
    assertThat(answer.headers().get("set-cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("cleanslate=ey")
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=35"));
    var page = visitor.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("alice", "tenant acme");
  }

  @Test
  void noPageMayBeFramedOrRunAnythingOfOthers() {
    String policy = Visitor.stranger().get("/sign-in").header("content-security-policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void theTokenIsRepeatedNowhere() {
    String token = token(ALL);

    assertThat(Visitor.with(token).get("/").body()).doesNotContain(token.substring(40, 60));
  }

  @Test
  void whatDoesNotHoldIsRefusedWithTheReason() {
    for (String wrong :
        List.of(
            "",
            "x",
            new Signer().token("acme", ALL),
            token(Map.of("exp", Instant.now().minusSeconds(600).getEpochSecond())),
            token(Map.of("tenant", "")),
            token("cleanslate.write"),
            token(Map.of("note", "x".repeat(4000))))) {
      var answer = Visitor.stranger().submit("/sign-in", "/sign-in", Map.of("token", wrong));

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"refusal\"");
      assertThat(answer.headers().getOrDefault("set-cookie", List.of()))
          .noneMatch(cookie -> cookie.startsWith("cleanslate="));
    }
  }

  @Test
  void theCookieCountsOnThePageOnly() {
    String token = token(ALL);

    var answer =
        Visitor.stranger()
            .send(
                Visitor.stranger()
                    .request("/v1/deletions")
                    .header("Cookie", "cleanslate=" + token)
                    .GET());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(RunningApi.as(token, "acme").get("/").status()).isEqualTo(302);
  }

  @Test
  void whatDoesNotComeFromAFormOfThePageIsRefused() {
    var visitor = Visitor.with(token(ALL));

    var answer = visitor.post("/sign-out", Map.of(), "made-up");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.body()).contains("too old to act on");
    assertThat(visitor.get("/").status()).isEqualTo(200);
  }

  @Test
  void whoSignsOutIsAStrangerAgain() {
    var visitor = Visitor.with(token(ALL));

    var answer = visitor.submit("/", "/sign-out", Map.of());

    assertThat(answer.header("location")).isEqualTo("/sign-in");
    assertThat(visitor.get("/").status()).isEqualTo(302);
  }

  @Test
  void aTokenThatHasExpiredMeanwhileIsForgotten() {
    String old = token(Map.of("exp", Instant.now().minusSeconds(600).getEpochSecond()));
    var stranger = Visitor.stranger();

    var answer = stranger.send(stranger.request("/").header("Cookie", "cleanslate=" + old).GET());

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("set-cookie")).startsWith("cleanslate=;").contains("Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/deletions/nothing/here", "/owners/a/b/c/d", "/page/x"})
  void whatIsNotThereIsToldAsAPage(String path) {
    var answer = Visitor.with(token(ALL)).get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).startsWith("text/html");
    assertThat(answer.body()).contains("<h1>Not found</h1>", "<main");
  }

  @Test
  void whatFailsForAPartOfThePageBecomesANotice() {
    var answer = Visitor.with(token(ALL)).part("/page/x");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("hx-retarget")).isEqualTo("#notice");
    assertThat(answer.body()).contains("<h1>Not found</h1>").doesNotContain("<main");
  }

  @Test
  void whoMaySeeOnlyTheirOwnIsNotShownWhatIsTheTenants() {
    var visitor = Visitor.of("acme", "own");

    assertThat(visitor.get("/").header("location")).isEqualTo("/deletions");
    assertThat(visitor.get("/orphans").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/cleanslate.css",
        "/assets/icons.svg",
        "/assets/theme.js",
        "/assets/live.js",
        "/assets/lib/htmx.org/dist/htmx.min.js",
        "/assets/lib/chart.js/dist/chart.umd.min.js"
      })
  void filesNeedNoToken(String path) {
    assertThat(Visitor.stranger().get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/deletions?state=stuck, /deletions?state=stuck",
    "/, /",
    "//evil.example, /",
    "https://evil.example, /",
    "/\\evil.example, /",
    "/v1/deletions, /",
    "/sign-out, /",
    "javascript:alert(1), /"
  })
  void theWayBackLeadsNowhereElse(String asked, String way) {
    assertThat(Routes.safe(asked)).isEqualTo(way);
  }

  private static String token(String scope) {
    return RunningApi.signer().token("acme", scope);
  }

  private static String token(Map<String, Object> claims) {
    Map<String, Object> all =
        new java.util.HashMap<>(Map.of("sub", "alice", "tenant", "acme", "scope", ALL));
    all.putAll(claims);
    return RunningApi.signer().token(all);
  }
}
