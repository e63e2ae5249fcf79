package dev.cleanslate.ibm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.credential.Held;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.Login.Way;
import dev.cleanslate.worker.Errand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The four ways to a token, the account it proves, and what is said where there is none.
class TokensTests {
  private static final String OK = Scene.granted(Scene.jwt(Scene.ACCOUNT));

  @TempDir Path folder;

  @Test
  void anApiKeyIsExchanged() {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> OK)) {
      assertThat(account(scene)).isEqualTo(Scene.ACCOUNT);
      assertThat(lines(scene)).containsExactly("POST /identity/token");
      assertThat(scene.station.heard().getFirst().body())
          .contains("grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey")
          .contains("apikey=" + Scene.KEY);
    }
  }

  @Test
  void aContainersTokenIsExchangedAndReadAnewEachTime() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "first");
    Login login = new Login(Way.CONTAINER, null, "Profile-1", null, null, file.toString());
    try (Scene scene = new Scene(login, _ -> OK)) {
      assertThat(account(scene)).isEqualTo(Scene.ACCOUNT);
      Files.writeString(file, "second");
      scene.pass(Duration.ofHours(1));
      assertThat(account(scene)).isEqualTo(Scene.ACCOUNT);

      assertThat(scene.station.heard().getFirst().body())
          .contains("grant-type%3Acr-token")
          .contains("cr_token=first")
          .contains("profile_id=Profile-1");
      assertThat(scene.station.heard().getLast().body()).contains("cr_token=second");
    }
  }

  @Test
  void aContainerWithoutTokenFileSaysSo() {
    String none = folder.resolve("none").toString();
    Login login = new Login(Way.CONTAINER, null, "Profile-1", null, null, none);
    try (Scene scene = new Scene(login, _ -> OK)) {
      assertThat(none(scene).detail()).contains("token file cannot be read").doesNotContain(none);
      assertThat(scene.station.heard()).isEmpty();
    }
  }

  @Test
  void aProfileIsAssumedWithTheTokenOfAKey() {
    Login login = new Login(Way.ASSUME, Scene.KEY, "Profile-1", null, null, null);
    String own = Scene.jwt("f".repeat(32));
    try (Scene scene =
        new Scene(login, asked -> asked.body().contains("apikey=") ? Scene.granted(own) : OK)) {
      assertThat(account(scene)).isEqualTo(Scene.ACCOUNT);
      assertThat(lines(scene)).containsExactly("POST /identity/token", "POST /identity/token");
      assertThat(scene.station.heard().getLast().body())
          .contains("grant-type%3Aassume")
          .contains("access_token=" + own)
          .contains("profile_id=Profile-1");
    }
  }

  @Test
  void anInstanceAsksItsMetadataService() {
    Login login = new Login(Way.VPC_INSTANCE, null, "Profile-1", null, null, null);
    String answer =
        Station.json(
            200,
            """
            {"access_token":"%s","created_at":"2026-11-21T08:00:00Z",
             "expires_at":"2026-11-21T09:00:00Z","expires_in":3600}\
            """
                .formatted(Scene.jwt(Scene.ACCOUNT)));
    try (Scene scene = new Scene(login, _ -> answer)) {
      assertThat(account(scene)).isEqualTo(Scene.ACCOUNT);
      assertThat(lines(scene))
          .containsExactly(
              "PUT /instance_identity/v1/token?version=2022-03-01",
              "POST /instance_identity/v1/iam_token?version=2022-03-01");
      assertThat(scene.station.heard().getFirst().headers())
          .containsEntry("metadata-flavor", "ibm");
      assertThat(scene.station.heard().getLast().body()).contains("\"id\": \"Profile-1\"");
    }
  }

  @ParameterizedTest
  @MethodSource
  void theAccountIsProvedByTheTokenAlone(String token, @Nullable String account) {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> Scene.granted(token))) {
      assertThat(account(scene)).isEqualTo(account);
    }
  }

  static Stream<Arguments> theAccountIsProvedByTheTokenAlone() {
    String id = Scene.ACCOUNT;
    return Stream.of(
        Arguments.of(Scene.jwt(id), id),
        Arguments.of(Scene.jwtOf("{\"account\":{\"bss\":\"" + id + "\"}}"), id),
        Arguments.of(Scene.jwtOf("{\"account\":{\"valid\":false,\"bss\":\"" + id + "\"}}"), null),
        Arguments.of(Scene.jwtOf("{\"account\":{\"valid\":true}}"), null),
        Arguments.of(Scene.jwtOf("{\"account\":{\"bss\":7}}"), null),
        Arguments.of(Scene.jwtOf("{\"account\":{\"bss\":\"" + id + "0\"}}"), null),
        Arguments.of(Scene.jwtOf("{\"account\":\"" + id + "\"}"), null),
        Arguments.of(Scene.jwtOf("{\"iam_id\":\"IBMid-1\"}"), null),
        Arguments.of(Scene.jwtOf("[]"), null),
        Arguments.of(Scene.jwtOf("no json"), null),
        Arguments.of("a.!.b", null),
        Arguments.of("an-opaque-token", null));
  }

  @ParameterizedTest
  @CsvSource({
    "400, true",
    "401, true",
    "403, true",
    "404, true",
    "408, false",
    "429, false",
    "500, false",
    "502, false",
    "503, false"
  })
  void aRefusedCredentialIsToldFromAFailingTokenService(int status, boolean refused) {
    String body = "{\"errorCode\":\"BXNIM0415E\",\"errorMessage\":\"key %s\"}".formatted(Scene.KEY);
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> Station.json(status, body))) {
      Held.None none = none(scene);

      assertThat(none.refused()).isEqualTo(refused);
      assertThat(none.detail()).isEqualTo("the token service: " + status + " BXNIM0415E");
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatCannotBeReadIsNoToken(String answer, String detail) {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> answer)) {
      Held.None none = none(scene);

      assertThat(none.refused()).isFalse();
      assertThat(none.detail()).startsWith(detail);
    }
  }

  static Stream<Arguments> whatCannotBeReadIsNoToken() {
    return Stream.of(
        Arguments.of(Station.CUT, "no answer of the token service: "),
        Arguments.of(Station.json(200, "<html>"), "the token service's answer cannot be read"),
        Arguments.of(Station.json(200, "{}"), "the token service's answer holds no token"),
        Arguments.of(Scene.granted("line\\nbreak"), "the token service's answer holds no token"));
  }

  @Test
  void aTokenServicesRetryAfterIsKeptAndCounted() {
    try (Scene scene =
        new Scene(
            Login.withApiKey(Scene.KEY), _ -> Station.json(429, "{}", "Retry-After: 86400"))) {
      Errand errand = scene.look();

      assertThat(scene.tokens.token(errand))
          .isEqualTo(new Held.None(false, "the token service: 429", Duration.ofDays(1)));
      assertThat(errand.usage().throttled()).isEqualTo(1);
      assertThat(scene.station.heard()).hasSize(1);
    }
  }

  @Test
  void a404OfTheTokenServiceIsNoAbsenceOfTheResource() {
    String absent = "{\"errors\":[{\"code\":\"not_found\",\"message\":\"-\"}],\"trace\":\"1\"}";
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> Station.json(404, absent))) {
      assertThat(scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1")))
          .isInstanceOf(Told.NoToken.class);
      assertThat(lines(scene)).containsExactly("POST /identity/token");
    }
  }

  @Test
  void aTokenIsUsedForFourFifthsOfItsLife() {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> OK)) {
      account(scene);
      scene.pass(Duration.ofMinutes(47));
      account(scene);
      assertThat(scene.station.heard()).hasSize(1);

      scene.pass(Duration.ofMinutes(2));
      account(scene);
      assertThat(scene.station.heard()).hasSize(2);
    }
  }

  @Test
  void aTokenThatAServiceRefusesIsNotUsedAgain() {
    try (Scene scene = new Scene(_ -> Station.json(401, "{}"))) {
      scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1"));
      scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1"));

      assertThat(lines(scene)).filteredOn("POST /identity/token"::equals).hasSize(2);
    }
  }

  @Test
  void aCrowdAsksOnce() throws InterruptedException, ExecutionException {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> OK);
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Held>> asking =
          IntStream.range(0, 30)
              .<Callable<Held>>mapToObj(_ -> () -> scene.tokens.token(scene.look()))
              .toList();
      for (var answer : crowd.invokeAll(asking)) {
        assertThat(answer.get()).isInstanceOf(Held.Good.class);
      }
      assertThat(scene.station.heard()).hasSize(1);
    }
  }

  @Test
  void noTextShowsTheKeyOrTheToken() {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> OK)) {
      assertThat(Login.withApiKey(Scene.KEY).toString()).doesNotContain(Scene.KEY);
      assertThat(scene.tokens.token(scene.look()).toString())
          .doesNotContain(Scene.jwt(Scene.ACCOUNT));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "API_KEY,      -,   -, -, -", "API_KEY,  'a b', -, -, -", "API_KEY, {key}, -, -, -",
        "CONTAINER,    -,   -, -, -", "ASSUME,   -,     p, -, -", "ASSUME,  k,     -, -, -",
        "ASSUME,       k,   p, n, a", "ASSUME,   k,     -, n, -", "VPC_INSTANCE, -, -, n, -"
      })
  void aLoginThatCannotWorkIsRefusedAtTheStart(
      Way way,
      @Nullable String key,
      @Nullable String id,
      @Nullable String name,
      @Nullable String account) {
    assertThatThrownBy(() -> new Login(way, key, id, name, account, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cleanslate.ibm.login.");
  }

  private static @Nullable String account(Scene scene) {
    Held held = scene.tokens.token(scene.look());
    assertThat(held).isInstanceOf(Held.Good.class);
    return ((Held.Good) held).token().account();
  }

  private static Held.None none(Scene scene) {
    Held held = scene.tokens.token(scene.look());
    assertThat(held).isInstanceOf(Held.None.class);
    return (Held.None) held;
  }

  private static List<String> lines(Scene scene) {
    return scene.station.heard().stream().map(Station.Heard::line).toList();
  }
}
