package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a look believes.
class LookTests {
  private static final String ONE = ServerStage.SERVERS + "/*";

  @ParameterizedTest
  @CsvSource({
    "running,  stable,    FREE", "stopped, stable,    FREE", "deleting, deleting, DELETING",
    "stopped,  suspended, HELD", "failed,  failed,    HELD", "pending,  pending,  UNKNOWN",
    "someday,  stable,    FREE"
  })
  void aServerIsSeenAsItStands(String status, String lifecycle, Standing standing) {
    try (ServerStage stage = new ServerStage()) {
      assertThat(stage.look(stage.server(status, lifecycle)))
          .isInstanceOfSatisfying(
              Looked.Present.class,
              present -> {
                assertThat(present.standing()).isEqualTo(standing);
                assertThat(present.evidence().answer())
                    .isEqualTo("200 status=%s lifecycle=%s".formatted(status, lifecycle));
                assertThat(present.evidence().account()).isEqualTo(ServerStage.ACCOUNT);
              });
    }
  }

  @Test
  void anAbsentServerIsGoneWithItsVpcAsControl() {
    try (ServerStage stage = new ServerStage()) {
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> {
                assertThat(gone.evidence().answer()).isEqualTo("404 not_found");
                assertThat(gone.evidence().control())
                    .isEqualTo("GET /vpcs/%s -> 200".formatted(stage.vpc));
                assertThat(gone.evidence().controlAgeMs()).isZero();
                assertThat(gone.evidence().account()).isEqualTo(ServerStage.ACCOUNT);
              });
    }
  }

  @Test
  void aControlIsUsedAgainForHalfAMinuteAndSaysItsAge() {
    try (ServerStage stage = new ServerStage()) {
      stage.look(stage.missing());
      stage.clock.advance(Duration.ofSeconds(12));
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> assertThat(gone.evidence().controlAgeMs()).isEqualTo(12_000));
      stage.clock.advance(Duration.ofSeconds(19));
      stage.look(stage.missing());

      assertThat(stage.requests("GET", ServerStage.VPCS + "/*")).isEqualTo(2);
    }
  }

  @Test
  void theControlOfOneVpcSaysNothingAboutAnother() {
    try (ServerStage stage = new ServerStage()) {
      stage.look(stage.missing());
      Target other = in(stage, Map.of("region", "us-south", "vpc", ServerStage.id("r006")));

      unverifiable(stage.look(other), Doubt.CONTROL_FAILED);
    }
  }

  @Test
  void aServerOfAVpcThatIsAbsentItselfCannotBeTold() {
    try (ServerStage stage = new ServerStage()) {
      stage.strike("GET", ServerStage.VPCS + "/*", Action.status(404));

      unverifiable(stage.look(stage.missing()), Doubt.CONTROL_FAILED);
    }
  }

  @Test
  void aRegionThatIsNotConfiguredIsNeverCalled() {
    try (ServerStage stage = new ServerStage()) {
      unverifiable(
          stage.look(in(stage, Map.of("region", "eu-de", "vpc", stage.vpc))), Doubt.BAD_TARGET);
      assertThat(stage.requests()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_TARGET", "401, CREDENTIAL", "403, CREDENTIAL", "409, UNAVAILABLE",
    "429, UNAVAILABLE", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE"
  })
  void anErrorIsNoVerdict(int status, Doubt doubt) {
    try (ServerStage stage = new ServerStage()) {
      stage.strike("GET", ONE, Action.status(status));

      unverifiable(stage.look(stage.missing()), doubt);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, CREDENTIAL",
    "403, CREDENTIAL",
    "404, CONTROL_FAILED",
    "429, CONTROL_FAILED",
    "500, CONTROL_FAILED",
    "503, CONTROL_FAILED"
  })
  void aControlThatFailsProvesNothing(int status, Doubt doubt) {
    try (ServerStage stage = new ServerStage()) {
      stage.strike("GET", ServerStage.VPCS + "/*", Action.status(status));

      unverifiable(stage.look(stage.missing()), doubt);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void aFailedTokenCallIsNoVerdict(int status) {
    try (ServerStage stage = new ServerStage()) {
      stage.strike("POST", "/iam/**", Action.status(status));

      unverifiable(stage.look(stage.missing()), Doubt.CREDENTIAL);
      assertThat(stage.requests("GET", "/vpc/**")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "without-account"})
  void aTokenThatNamesNoAccountProvesNoAbsence(String tokens) {
    try (ServerStage stage = new ServerStage()) {
      stage.simulator.flip("iam", "tokens", tokens);

      unverifiable(stage.look(stage.missing()), Doubt.ACCOUNT_UNKNOWN);
      assertThat(stage.look(stage.server("stopped"))).isInstanceOf(Looked.Present.class);
    }
  }

  @Test
  void aCredentialOfAnotherAccountProvesNothing() {
    try (ServerStage stage = new ServerStage()) {
      Target elsewhere =
          Target.of(
              ServerKind.NAME, String.valueOf(stage.missing().id()), stage.scope(), "e".repeat(32));

      unverifiable(stage.look(elsewhere), Doubt.WRONG_ACCOUNT);
    }
  }

  @Test
  void whatStillLingersIsPresentAndWhatComesBackIsPresentAgain() {
    for (Aftermath after :
        new Aftermath[] {new Aftermath.Lingers(2, 0, true), new Aftermath.Reappears(2, 0)}) {
      try (ServerStage stage = new ServerStage()) {
        Target target = stage.create();
        stage.simulator.faults().add(Fault.on("DELETE", ONE, new Action.Leave(after)).times(1));
        stage.advance(target);
        stage.clock.advance(Duration.ofMinutes(1));

        boolean lingers = after instanceof Aftermath.Lingers;
        Class<? extends Looked> first = lingers ? Looked.Present.class : Looked.Gone.class;
        Class<? extends Looked> last = lingers ? Looked.Gone.class : Looked.Present.class;
        assertThat(stage.look(target)).as("first, %s", after).isInstanceOf(first);
        assertThat(stage.look(target)).as("second, %s", after).isInstanceOf(first);
        assertThat(stage.look(target)).as("third, %s", after).isInstanceOf(last);
      }
    }
  }

  @Test
  void fieldsNobodyKnowsChangeNothing() {
    try (ServerStage stage = new ServerStage()) {
      Target target = stage.create();
      stage.strike(
          "GET", ONE, new Action.Reshape(Action.Form.EXTRA_FIELDS, Map.of(), java.util.Set.of()));

      assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    }
  }

  @Test
  void aLookSendsNothingButReadings() {
    try (ServerStage stage = new ServerStage()) {
      stage.look(stage.server("running"));

      assertThat(stage.stops() + stage.deletions()).isZero();
    }
  }

  private static Target in(ServerStage stage, Map<String, String> scope) {
    return Target.of(
        ServerKind.NAME, String.valueOf(stage.missing().id()), scope, ServerStage.ACCOUNT);
  }

  private static void unverifiable(Looked outcome, Doubt doubt) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.doubt()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
