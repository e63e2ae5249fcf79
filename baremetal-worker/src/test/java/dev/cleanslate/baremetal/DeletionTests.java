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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"cannot_start", "cannot_start_capacity", "cannot_update_firmware"})
  void whatFailedBeforeItWasDeletedIsDeleted(String reason) {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("failed", "failed", reason);

      assertThat(toTheEnd(stage, target)).last().asString().startsWith("gone");
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.stops()).isZero();
      assertThat(stage.isThere(target)).isFalse();
    }
  }

  @Test
  void whatFailedBeforeAndFailsToBeDeletedIsRefused() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.server("failed", "failed", "cannot_start_capacity");
      stage.strike("DELETE", ONE, new Action.Leave(new Aftermath.Fails("internal_error")));

      assertThat(toTheEnd(stage, target)).last().asString().startsWith("refused FAILED: ");
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

  static List<String> toTheEnd(ServerStage stage, Target target) {
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

  static String words(Advanced outcome) {
    return switch (outcome) {
      case Advanced.Gone gone -> "gone: " + gone.evidence().answer();
      case Advanced.StillDeleting still -> "still: " + still.detail();
      case Advanced.Refused(Refusal reason, var detail) ->
          "refused %s: %s".formatted(reason, detail);
      case Advanced.Unavailable no -> "unavailable: " + no.detail();
      case Advanced.CameUpon _, Advanced.CameUponNothing _ ->
          throw new AssertionError("this worker searches for nothing: " + outcome);
    };
  }
}
