package dev.cleanslate.network;

import static dev.cleanslate.network.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.worker.Advanced;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the provider's failures mean for a deletion, for both kinds.
class FaultTests {
  @ParameterizedTest
  @CsvSource({
    "DELETE, 400, refused IN_USE",
    "DELETE, 401, unavailable: the credential was refused",
    "DELETE, 403, refused FORBIDDEN",
    "DELETE, 408, unavailable: the provider failed",
    "DELETE, 409, refused IN_USE",
    "DELETE, 412, refused NOT_THE_SAME",
    "DELETE, 418, refused FAILED",
    "DELETE, 422, refused BAD_TARGET",
    "DELETE, 429, unavailable: throttled",
    "DELETE, 500, unavailable: the provider failed",
    "DELETE, 502, unavailable: the provider failed",
    "DELETE, 503, unavailable: the provider failed",
    "GET,    401, unavailable: the credential was refused",
    "GET,    403, refused FORBIDDEN",
    "GET,    429, unavailable: throttled",
    "GET,    500, unavailable: the provider failed",
    "GET,    503, unavailable: the provider failed"
  })
  void anAnswerMeans(String method, int status, String outcome) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike(method, sort.one, Action.status(status));

        assertThat(words(stage.advance(target))).as("%s", sort).startsWith(outcome);
        assertThat(stage.isThere(target)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Action.RetryAfter.class)
  void aThrottledDeletionIsWaitedForOrHandedBack(Action.RetryAfter form) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike("DELETE", sort.one, new Action.Throttle(form, 2));

        assertThat(stage.advance(target))
            .isInstanceOfSatisfying(
                Advanced.Unavailable.class,
                no -> {
                  assertThat(no.detail()).startsWith("throttled: 429");
                  if (form == Action.RetryAfter.INTEGER) {
                    assertThat(no.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                  }
                });
        assertThat(stage.isThere(target)).isTrue();
        assertThat(stage.deletions()).isEqualTo(form == Action.RetryAfter.HUGE ? 1 : 3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 200", "GET, 404", "GET, 500", "DELETE, 200", "DELETE, 404", "DELETE, 502"})
  void aProxysPageIsNeverTakenForTheProvidersAnswer(String method, int status) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike(method, sort.one, Troubles.respond(status, Action.Form.HTML));

        assertThat(words(stage.advance(target))).as("%s", sort).startsWith("unavailable: ");
        assertThat(stage.isThere(target)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.Form.class,
      names = {"MALFORMED", "EMPTY"})
  void anAnswerThatCannotBeReadIsNoReasonToDelete(Action.Form form) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike("GET", sort.one, new Action.Reshape(form, Map.of(), java.util.Set.of()));

        assertThat(words(stage.advance(target))).as("%s", sort).startsWith("unavailable: ");
        assertThat(stage.deletions()).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INTERFACE, AFTER",
    "INTERFACE, BEFORE",
    "INTERFACE, MIDWAY",
    "ADDRESS, AFTER",
    "ADDRESS, BEFORE"
  })
  void aDeletionWithoutAnswerIsSentOnceAndItsOutcomeLookedFor(Sort sort, Action.Moment when) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      Target target = stage.create();
      stage
          .simulator
          .faults()
          .add(Fault.on("DELETE", sort.one, new Action.Cut(when, false)).times(1));

      assertThat(words(stage.advance(target)))
          .startsWith("unavailable: whether it was carried out is unknown; ");
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.advanceUpTo(5, target)).isInstanceOf(Advanced.Gone.class);
      assertThat(stage.deletions()).isEqualTo(when == Action.Moment.BEFORE ? 2 : 1);
    }
  }

  @Test
  void whatVanishesBetweenLookAndDeletionIsGoneWithItsControl() {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike("DELETE", sort.one, Action.status(404));

        assertThat(stage.advance(target))
            .isInstanceOfSatisfying(
                Advanced.Gone.class,
                gone ->
                    assertThat(gone.evidence().control())
                        .isEqualTo("GET /subnets/%s -> 200".formatted(stage.subnet)));
      }
    }
  }

  @Test
  void withoutATokenNothingIsCalled() {
    try (NetworkStage stage = new NetworkStage(Sort.INTERFACE)) {
      Target target = stage.create();
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
  @CsvSource({"region, eu-de", "vpc, ../r006", "vpc, r006"})
  void aScopeThatCannotBeMeantIsNeverCalled(String entry, String value) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target =
            stage.target(String.valueOf(stage.missing().id()), stage.scopeWith(entry, value));

        assertThat(words(stage.advance(target)))
            .startsWith("refused BAD_TARGET: target.scope." + entry);
        assertThat(stage.requests()).isZero();
      }
    }
  }
}
