package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of each answer to a step, and of none.
class StepAnswersTests {
  private static final String ONE = ServerStage.SERVERS + "/*";
  private static final String STOP = ONE + "/stop";

  @ParameterizedTest
  @EnumSource(Action.RetryAfter.class)
  void aThrottledStepIsWaitedForOrHandedBack(Action.RetryAfter form) {
    for (String method : new String[] {"POST", "DELETE"}) {
      try (ServerStage stage = new ServerStage()) {
        Target target = stage.server(method.equals("POST") ? "running" : "stopped");
        stage.strike(method, method.equals("POST") ? STOP : ONE, new Action.Throttle(form, 2));

        Advanced outcome = stage.advance(target);

        assertThat(outcome)
            .isInstanceOfSatisfying(
                Advanced.Unavailable.class,
                no -> assertThat(no.detail()).startsWith("throttled: 429"));
        assertThat(stage.isThere(target)).isTrue();
        assertThat(stage.requests(method, "/vpc/**"))
            .isEqualTo(form == Action.RetryAfter.HUGE ? 1 : 3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   401, unavailable",
    "POST,   403, refused FORBIDDEN",
    "POST,   408, unavailable",
    "POST,   412, refused NOT_THE_SAME",
    "POST,   418, refused FAILED",
    "POST,   500, unavailable",
    "POST,   502, unavailable",
    "POST,   503, unavailable",
    "POST,   504, unavailable",
    "DELETE, 400, refused IN_USE",
    "DELETE, 401, unavailable",
    "DELETE, 403, refused FORBIDDEN",
    "DELETE, 408, unavailable",
    "DELETE, 409, refused IN_USE",
    "DELETE, 412, refused NOT_THE_SAME",
    "DELETE, 418, refused FAILED",
    "DELETE, 422, refused BAD_TARGET",
    "DELETE, 500, unavailable",
    "DELETE, 502, unavailable",
    "DELETE, 503, unavailable",
    "GET,    400, refused BAD_TARGET",
    "GET,    401, unavailable",
    "GET,    403, refused FORBIDDEN",
    "GET,    500, unavailable",
    "GET,    503, unavailable"
  })
  void anAnswerToAStepMeans(String method, int status, String outcome) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server(method.equals("POST") ? "running" : "stopped");
      stage.strike(method, method.equals("POST") ? STOP : ONE, Action.status(status));

      assertThat(DeletionTests.words(stage.advance(target))).startsWith(outcome);
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Action.Form.class)
  void aProxysAnswerIsNeverTakenForTheProviders(Action.Form form) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.strike("GET", ONE, Troubles.respond(404, form));
      String outcome = DeletionTests.words(stage.advance(target));

      boolean isTheProviders = form == Action.Form.JSON || form == Action.Form.EXTRA_FIELDS;
      assertThat(outcome).startsWith(isTheProviders ? "gone" : "unavailable");
      assertThat(stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"POST, true", "POST, false", "DELETE, true", "DELETE, false"})
  void aStepWithoutAnswerIsSentOnceAndItsOutcomeLookedFor(String method, boolean applied) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server(method.equals("POST") ? "running" : "stopped");
      Action cut = applied ? Action.cutAfterApplying() : Action.cutBeforeApplying();
      String path = method.equals("POST") ? STOP : ONE;
      stage.simulator.faults().add(Fault.on(method, path, cut).times(1));

      assertThat(DeletionTests.words(stage.advance(target)))
          .startsWith("unavailable: whether it was carried out is unknown; no answer");
      assertThat(stage.requests(method, "/vpc/**")).isEqualTo(1);
      assertThat(DeletionTests.toTheEnd(stage, target)).last().asString().startsWith("gone");
    }
  }

  @Test
  void whatVanishesBetweenLookAndStepIsGoneWithItsControl() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.strike("DELETE", ONE, Action.status(404));

      assertThat(stage.advance(target))
          .isInstanceOfSatisfying(
              Advanced.Gone.class,
              gone ->
                  assertThat(gone.evidence().control())
                      .isEqualTo("GET /vpcs/%s -> 200".formatted(stage.vpc)));
    }
  }

  @Test
  void aHoldIsAskedForOnceMoreRightBeforeTheDeletion() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      Errand held =
          Errand.advance(
              stage.clock, Duration.ofSeconds(25), () -> Optional.of("held by an operator"));

      assertThat(DeletionTests.words(stage.handler().advance(target, held)))
          .isEqualTo("unavailable: held by an operator");
      assertThat(stage.deletions()).isZero();
    }
  }

  @Test
  void aRegionThatIsNotConfiguredIsNeverCalled() {
    try (ServerStage stage = new ServerStage()) {
      Target elsewhere =
          Target.of(
              ServerKind.NAME,
              String.valueOf(stage.missing().id()),
              Map.of("region", "eu-de", "vpc", stage.vpc),
              ServerStage.ACCOUNT);

      assertThat(DeletionTests.words(stage.advance(elsewhere))).startsWith("refused BAD_TARGET");
      assertThat(stage.requests()).isZero();
    }
  }

  @Test
  void withoutATokenNothingIsCalled() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      for (int status : new int[] {400, 401, 404, 429, 500}) {
        stage.simulator.faults().clear();
        stage.strike("POST", "/iam/**", Action.status(status));

        assertThat(DeletionTests.words(stage.advance(target)))
            .startsWith("unavailable: ")
            .contains("token");
      }
      assertThat(stage.requests("GET", "/vpc/**")).isZero();
      assertThat(stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "without-account"})
  void aTokenThatNamesNoAccountDeletesNothingOfARecordedOne(String tokens) {
    try (ServerStage stage = new ServerStage()) {
      stage.simulator.flip("iam", "tokens", tokens);
      Target target = stage.server("stopped");
      Target unrecorded =
          Target.of(target.kind(), String.valueOf(target.id()), target.scope(), null);

      assertThat(DeletionTests.words(stage.advance(target))).startsWith("refused WRONG_ACCOUNT");
      assertThat(DeletionTests.words(stage.advance(stage.missing())))
          .startsWith("refused WRONG_ACCOUNT");
      assertThat(stage.deletions()).isZero();
      assertThat(stage.advance(unrecorded)).isInstanceOf(Advanced.StillDeleting.class);
    }
  }
}
