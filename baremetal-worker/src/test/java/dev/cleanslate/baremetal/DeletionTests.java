package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers are stopped, deleted and waited for, whatever the provider makes of it.
class DeletionTests {
  private static final String ONE = ServerStage.SERVERS + "/*";
  private static final String STOP = ONE + "/stop";

  @ParameterizedTest
  @CsvSource({
    "refused,  running,  409",
    "refused,  stopping, 409",
    "refused,  running,  400",
    "accepted, running,  409",
    "accepted, stopping, 409"
  })
  void aRunningServerIsStoppedAndDeletedWhateverTheProvidersHabits(
      String deleteRunning, String whileStopping, String inUse) {
    try (ServerStage stage = new ServerStage()) {
      stage.simulator.flip("vpc", "delete-running", deleteRunning);
      stage.simulator.flip("vpc", "while-stopping", whileStopping);
      stage.simulator.flip("vpc", "in-use", inUse);
      stage.simulator.flip("vpc", "stop-ms", "25000");
      stage.simulator.flip("vpc", "server-delete-ms", "45000");
      Target target = stage.server("running");

      List<String> steps = toTheEnd(stage, target);

      assertThat(steps).last().asString().startsWith("gone");
      assertThat(steps.subList(0, steps.size() - 1)).allMatch(step -> step.startsWith("still"));
      assertThat(stage.stops()).isPositive();
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.isThere(target)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "starting", "restarting"})
  void whatRunsIsToldToStopHard(String status) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server(status);

      assertThat(stage.advance(target))
          .isEqualTo(
              new Advanced.StillDeleting(
                  ServerStage.NEXT_LOOK,
                  "POST /bare_metal_servers/%s/stop -> 204".formatted(target.id())));
      assertThat(stage.stops()).isEqualTo(1);
      assertThat(stage.deletions()).isZero();
    }
  }

  @Test
  void whatIsStoppedIsDeletedAndTheNextLookIsAsConfigured() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");

      assertThat(stage.advance(target))
          .isEqualTo(
              new Advanced.StillDeleting(
                  ServerStage.NEXT_LOOK,
                  "DELETE /bare_metal_servers/%s -> 202".formatted(target.id())));
      assertThat(stage.stops()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "refused"})
  void whatIsBeingDeletedIsNotDeletedAgain(String deleteDeleting) {
    try (ServerStage stage = new ServerStage()) {
      stage.simulator.flip("vpc", "delete-deleting", deleteDeleting);
      Target target = stage.server("stopped");

      stage.advance(target);
      assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      assertThat(stage.deletions()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"maintenance", "pending", "reinitializing", "stopping"})
  void whatPassesIsWaitedFor(String status) {
    try (ServerStage stage = new ServerStage()) {
      assertThat(stage.advance(stage.server(status))).isInstanceOf(Advanced.StillDeleting.class);
      assertThat(stage.stops() + stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"409", "400"})
  void aStopThatIsRefusedIsAskedForAgain(int status) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("running");
      stage.simulator.faults().add(Fault.on("POST", STOP, Action.status(status)).times(2));

      assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      assertThat(toTheEnd(stage, target)).last().asString().startsWith("gone");
    }
  }

  @Test
  void aDeletionThatFailsIsRefusedWithItsReasons() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.strike("DELETE", ONE, new Action.Leave(new Aftermath.Fails("internal_error")));

      List<String> steps = toTheEnd(stage, target);

      assertThat(steps)
          .last()
          .isEqualTo(
              "refused FAILED: status=failed lifecycle=failed"
                  + " reasons=cannot_reinitialize,internal_error");
      assertThat(stage.deletions()).isEqualTo(1);
    }
  }

  @Test
  void aDeletionThatNeverEndsIsNeverCalledGone() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.strike("DELETE", ONE, new Action.Leave(new Aftermath.Halts()));

      assertThat(toTheEnd(stage, target)).hasSize(30).allMatch(step -> step.startsWith("still"));
      assertThat(stage.deletions()).isEqualTo(1);
    }
  }

  @Test
  void aDeletionThatCameToNothingIsSentAnew() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("running");
      stage
          .simulator
          .faults()
          .add(Fault.on("DELETE", ONE, new Action.Leave(new Aftermath.Recovers())).times(1));

      assertThat(toTheEnd(stage, target)).last().asString().startsWith("gone");
      assertThat(stage.deletions()).isEqualTo(2);
    }
  }

  @Test
  void whatAcceptsItsDeletionAndStaysIsAskedAgain() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.simulator.faults().add(Fault.on("DELETE", ONE, Action.notDeleted()).times(2));

      assertThat(toTheEnd(stage, target)).last().asString().startsWith("gone");
      assertThat(stage.deletions()).isEqualTo(3);
    }
  }

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

      assertThat(words(stage.advance(target))).startsWith(outcome);
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Action.Form.class)
  void aProxysAnswerIsNeverTakenForTheProviders(Action.Form form) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("stopped");
      stage.strike("GET", ONE, ServerStage.respond(404, form));
      String outcome = words(stage.advance(target));

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

      assertThat(words(stage.advance(target)))
          .startsWith("unavailable: whether it was carried out is unknown; no answer");
      assertThat(stage.requests(method, "/vpc/**")).isEqualTo(1);
      assertThat(toTheEnd(stage, target)).last().asString().startsWith("gone");
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

      assertThat(words(stage.handler().advance(target, held)))
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

      assertThat(words(stage.advance(elsewhere))).startsWith("refused BAD_TARGET");
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

        assertThat(words(stage.advance(target))).startsWith("unavailable: ").contains("token");
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

      assertThat(words(stage.advance(target))).startsWith("refused WRONG_ACCOUNT");
      assertThat(words(stage.advance(stage.missing()))).startsWith("refused WRONG_ACCOUNT");
      assertThat(stage.deletions()).isZero();
      assertThat(stage.advance(unrecorded)).isInstanceOf(Advanced.StillDeleting.class);
    }
  }

  private static List<String> toTheEnd(ServerStage stage, Target target) {
    List<String> steps = new ArrayList<>();
    Advanced outcome = stage.handler().advance(target, errand(stage));
    steps.add(words(outcome));
    while (outcome instanceof Advanced.StillDeleting && steps.size() < 30) {
      outcome = stage.handler().advance(target, errand(stage));
      steps.add(words(outcome));
    }
    return steps;
  }

  private static Errand errand(ServerStage stage) {
    return Errand.advance(stage.clock, Duration.ofSeconds(25), Optional::empty);
  }

  private static String words(Advanced outcome) {
    return switch (outcome) {
      case Advanced.Gone gone -> "gone: " + gone.evidence().answer();
      case Advanced.StillDeleting still -> "still: " + still.detail();
      case Advanced.Refused(Refusal reason, var detail) ->
          "refused %s: %s".formatted(reason, detail);
      case Advanced.Unavailable no -> "unavailable: " + no.detail();
    };
  }
}
