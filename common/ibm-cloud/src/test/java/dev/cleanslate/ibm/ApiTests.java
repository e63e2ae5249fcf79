package dev.cleanslate.ibm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.call.ServiceError;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of one request: sent once, and its answer read as what it is.
class ApiTests {
  private static final String ERROR =
      """
      {"errors":[{"code":"server_in_use","message":"quotes ibm-secret-key","more_info":"-",
        "target":{"name":"id","type":"parameter","value":"0717-1"}},{"code":"second"}],
       "trace":"trace-1"}\
      """;
  private static final String DELETION = "DELETE /v1/bare_metal_servers/0717-1?";

  @Test
  void anErrorIsReadWholeAndItsMessageLeftOut() {
    try (Scene scene = new Scene(_ -> Station.json(409, ERROR))) {
      Told.Rejected no = (Told.Rejected) delete(scene);

      ServiceError.About about = new ServiceError.About("id", "parameter", "0717-1");
      assertThat(no.error().status()).isEqualTo(409);
      assertThat(no.error().items())
          .containsExactly(
              new ServiceError.Item("server_in_use", about), new ServiceError.Item("second", null));
      assertThat(no.error().trace()).isEqualTo("trace-1");
      assertThat(no.error().details()).isEqualTo("409 server_in_use, about id, trace trace-1");
      assertThat(no.account()).isEqualTo(Scene.ACCOUNT);
      assertThat(no.toString()).doesNotContain(Scene.KEY);
    }
  }

  @ParameterizedTest
  @MethodSource
  void anAnswerIsTakenForWhatItIs(String answer, String told) {
    try (Scene scene = new Scene(_ -> answer)) {
      assertThat(words(delete(scene))).isEqualTo(told);
    }
  }

  static Stream<Arguments> anAnswerIsTakenForWhatItIs() {
    String html = "<html>no</html>";
    return Stream.of(
        Arguments.of(Station.json(202, ""), "good 202"),
        Arguments.of(Station.json(204, ""), "good 204"),
        Arguments.of(Station.json(202, "{\"id\":\"0717-1\"}"), "good 202"),
        Arguments.of(Station.json(200, html), "silent the answer cannot be read"),
        Arguments.of(Station.json(302, "", "Location: /v1/else"), "rejected 302"),
        Arguments.of(Station.json(400, ERROR), "rejected 400 server_in_use"),
        Arguments.of(Station.json(401, ERROR), "rejected 401 server_in_use"),
        Arguments.of(Station.json(403, html), "rejected 403"),
        Arguments.of(Station.json(404, ERROR), "absent 404 server_in_use"),
        Arguments.of(Station.json(410, ERROR), "absent 410 server_in_use"),
        Arguments.of(Station.json(404, html), "silent 404 without the service's own error"),
        Arguments.of(Station.json(404, "{}"), "silent 404 without the service's own error"),
        Arguments.of(
            Station.json(404, "{\"errors\":[]}"), "silent 404 without the service's own error"),
        Arguments.of(Station.json(404, ""), "silent 404 without the service's own error"),
        Arguments.of(Station.json(409, ERROR), "rejected 409 server_in_use"),
        Arguments.of(Station.json(412, ERROR), "rejected 412 server_in_use"),
        Arguments.of(Station.json(500, ERROR), "rejected 500 server_in_use"),
        Arguments.of(Station.json(502, html), "rejected 502"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "Sat, 21 Nov 2026 08:00:03 GMT", "Saturday, 21-Nov-26 08:00:03 GMT"})
  void aThrottledDeletionWaitsAsItIsAskedTo(String retryAfter) {
    try (Scene scene =
        new Scene(asked ->
            seen(asked)
                ? Station.json(429, ERROR, "Retry-After: " + retryAfter)
                : Station.json(202, ""))) {
      Errand errand = scene.advance();
      scene.api.change(errand, null, () -> scene.vpc.deleteBareMetalServer("0717-1"));

      assertThat(errand.usage().retryAfterMs()).isEqualTo(3000);
      assertThat(errand.usage().throttled()).isEqualTo(3);
    }
  }

  private static boolean seen(Station.Heard asked) {
    return asked.method().equals("DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "500", "502"})
  void aDeletionThatMayHaveBeenDoneIsSentOnce(int status) {
    try (Scene scene = new Scene(_ -> Station.json(status, "<html>"))) {
      delete(scene);

      assertThat(deletions(scene)).isEqualTo(1);
    }
  }

  @Test
  void a503ThatAsksForNoWaitIsRepeatedByTheGuardAlone() {
    try (Scene scene = new Scene(_ -> Station.json(503, "{}", "Retry-After: 0"))) {
      Errand errand = scene.advance();
      scene.api.change(errand, null, () -> scene.vpc.deleteBareMetalServer("0717-1"));

      assertThat(deletions(scene)).isEqualTo(3);
      assertThat(errand.usage().calls()).isEqualTo(4);
    }
  }

  @Test
  void aRedirectionIsNotFollowed() {
    try (Scene scene =
        new Scene(asked ->
            asked.method().equals("DELETE")
                ? Station.json(302, "", "Location: /v1/else")
                : Station.json(200, "{}"))) {
      delete(scene);

      assertThat(scene.station.heard()).noneMatch(asked -> asked.method().equals("GET"));
    }
  }

  @Test
  void aDeletionOnAConnectionThatIsCutIsNotSentAgain() {
    try (Scene scene =
        new Scene(
            asked -> asked.method().equals("DELETE") ? Station.CUT : Station.json(200, "{}"))) {
      scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1"));

      assertThat(delete(scene)).isInstanceOf(Told.Silent.class);
      assertThat(deletions(scene)).isEqualTo(1);
      Station.Heard deletion = scene.station.heard().getLast();
      assertThat(deletion.onConnection()).as("it went over a used connection").isGreaterThan(1);
    }
  }

  @Test
  void aReadingIsRepeatedAfterSilence() {
    try (Scene scene = new Scene(_ -> Station.CUT)) {
      assertThat(scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1")))
          .isInstanceOf(Told.Silent.class);
      assertThat(scene.station.heard()).filteredOn(ApiTests::isReading).hasSize(3);
    }
  }

  private static boolean isReading(Station.Heard asked) {
    return asked.method().equals("GET");
  }

  @Test
  void nothingIsChangedUnderAHold() {
    try (Scene scene = new Scene(_ -> Station.json(202, ""))) {
      Errand held =
          Errand.advance(scene.clock(), Duration.ofSeconds(25), () -> Optional.of("held"));

      assertThat(scene.api.change(held, null, () -> scene.vpc.deleteBareMetalServer("0717-1")))
          .isEqualTo(new Told.NotSent("held", null));
      assertThat(deletions(scene)).isZero();
    }
  }

  @Test
  void nothingIsChangedInAnotherAccountThanTheRecordedOne() {
    try (Scene scene = new Scene(_ -> Station.json(202, ""))) {
      assertThat(
              scene.api.change(
                  scene.advance(), "f".repeat(32), () -> scene.vpc.deleteBareMetalServer("0717-1")))
          .isInstanceOf(Told.NotSent.class);
      assertThat(deletions(scene)).isZero();
    }
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() {
    String large = "{\"id\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}";
    try (Scene scene = new Scene(_ -> Station.json(200, large))) {
      assertThat(scene.api.read(scene.look(), () -> scene.vpc.getVpc("r006-1")))
          .isEqualTo(new Told.Silent("the answer cannot be read"));
    }
  }

  private static Told delete(Scene scene) {
    return scene.api.change(
        scene.advance(), Scene.ACCOUNT, () -> scene.vpc.deleteBareMetalServer("0717-1"));
  }

  private static long deletions(Scene scene) {
    List<Station.Heard> heard = scene.station.heard();
    return heard.stream().filter(asked -> asked.line().startsWith(DELETION)).count();
  }

  private static String words(Told told) {
    return switch (told) {
      case Told.Good good -> "good " + good.status();
      case Told.Rejected no -> (no.isAbsence() ? "absent " : "rejected ") + no.error().words();
      case Told.NoToken no -> "no token " + no.detail();
      case Told.Silent silent -> "silent " + silent.detail();
      case Told.NotSent not -> "not sent " + not.detail();
    };
  }
}
