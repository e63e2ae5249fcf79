package dev.cleanslate.orchestrator.surface.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The VPN manager's words for what is known here.
class VpnWordsTests {
  private static final UUID DELETION = UUID.fromString("0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f");
  private static final Instant AT = Instant.ofEpochSecond(1_703_123_456);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | PLANNING  | NOT_STARTED | NOT_STARTED",
        "PLANNED               | DELETING  | NOT_STARTED | NOT_STARTED",
        "PLANNED,SENT          | DELETING  | IN_PROGRESS | NOT_STARTED",
        "WAITING               | DELETING  | IN_PROGRESS | NOT_STARTED",
        "CHECKING              | DELETING  | IN_PROGRESS | IN_PROGRESS",
        "GONE,CHECKING         | DELETING  | IN_PROGRESS | IN_PROGRESS",
        "GONE,GONE             | DELETING  | COMPLETED   | IN_PROGRESS",
        "GONE,DOUBTED          | DELETED   | FAILED      | COMPLETED",
        "GONE,STUCK            | STUCK     | FAILED      | FAILED",
        "GONE,UNVERIFIABLE     | STUCK     | FAILED      | FAILED",
        "GONE,WAITING          | ABANDONED | FAILED      | FAILED",
        "PLANNED               | CANCELLED | FAILED      | FAILED",
        "''                    | CANCELLED | FAILED      | FAILED",
        "''                    | DELETED   | COMPLETED   | COMPLETED",
        "GONE                  | DELETED   | COMPLETED   | COMPLETED",
      })
  void statesAreProgress(String states, SagaState deletion, Progress part, Progress verification) {
    List<StepState> steps =
        Arrays.stream(states.split(","))
            .filter(one -> !one.isEmpty())
            .map(StepState::valueOf)
            .toList();

    assertThat(Progress.of(steps, deletion)).isEqualTo(part);
    assertThat(Progress.ofVerification(steps, deletion)).isEqualTo(verification);
  }

  /// The one promise that every pair of states keeps.
  @ParameterizedTest
  @EnumSource
  void onlyWhatWasSeenGoneIsCompleted(StepState state) {
    for (SagaState deletion : SagaState.values()) {
      assertThat(Progress.of(List.of(state), deletion) == Progress.COMPLETED)
          .as("%s in %s", state, deletion)
          .isEqualTo(state == StepState.GONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup_0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f_office, true",
    "cleanup_0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f_a_b/c, true",
    "0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f, true",
    "cleanup_123_office, false",
    "0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f0, false",
    "x0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f, false",
    "'', false",
  })
  void anOperationIdIsReadAsAWhole(String text, boolean known) {
    assertThat(OperationId.read(text))
        .isEqualTo(known ? java.util.Optional.of(DELETION) : java.util.Optional.empty());
  }

  @Test
  void theFirstReplyIsAsItsGoldenFileSays() {
    assertGolden("vpn-initiated", Initiated.of(DELETION, "acme", "office", AT));
  }

  @Test
  void theSecondReplyIsAsItsGoldenFileSays() {
    Evidence none =
        new Evidence(
            "read /proc/4711",
            "exists=false is_running=false",
            "read /proc/1 -> exists",
            0L,
            "host/1",
            null);
    Evidence there = Evidence.of("ip route show", "exists=true rule_count=1");
    assertGolden(
        "vpn-verification",
        Verification.of(
            DELETION,
            "acme",
            "office",
            SagaState.STUCK,
            List.of(
                count("host.process", StepState.GONE, 1),
                count("host.route", StepState.GONE, 1),
                count("host.route", StepState.STUCK, 1),
                count("host.config_file", StepState.PLANNED, 1)),
            List.of(
                new VpnSteps.Seen(
                    "host.process", "4711", "boot/17", StepState.GONE, "seen gone", none),
                new VpnSteps.Seen(
                    "host.route",
                    "main/inet/10.8.0.0/24 dev vpn1",
                    "static/0",
                    StepState.STUCK,
                    "protected",
                    there)),
            AT));
  }

  @Test
  void whatNobodyLookedAtIsNotCalledClean() {
    Verification taken =
        Verification.of(DELETION, "acme", "office", SagaState.CANCELLED, List.of(), List.of(), AT);

    assertThat(taken.cleanupSuccessful()).isFalse();
    var report = Wire.json().readTree(Wire.write(taken)).path("verification_report");
    for (Component component : Component.values()) {
      assertThat(report.path(component.report()).path("exists").asBoolean()).isTrue();
    }
  }

  private static VpnSteps.Count count(String kind, StepState state, int steps) {
    return new VpnSteps.Count(kind, state, steps, AT);
  }

  private static void assertGolden(String name, Object reply) {
    try (var file = VpnWordsTests.class.getResourceAsStream("/golden/" + name + ".json")) {
      String golden =
          new String(
              Objects.requireNonNull(file).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(Wire.json().readTree(Wire.write(reply))).isEqualTo(Wire.json().readTree(golden));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
