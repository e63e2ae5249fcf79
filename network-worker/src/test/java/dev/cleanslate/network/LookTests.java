package dev.cleanslate.network;

import static dev.cleanslate.network.Outcomes.unverifiable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a look believes, for both kinds.
class LookTests {
  @ParameterizedTest
  @EnumSource(Sort.class)
  void whatIsThereIsPresentWithItsStateAndAccount(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      assertThat(stage.look(stage.create()))
          .isInstanceOfSatisfying(
              Looked.Present.class,
              present -> {
                assertThat(present.evidence().answer()).isEqualTo("200 lifecycle=stable");
                assertThat(present.evidence().account()).isEqualTo(NetworkStage.ACCOUNT);
              });
      assertThat(stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void whatIsAbsentIsGoneWithItsSubnetAsControl(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> {
                assertThat(gone.evidence().answer()).isEqualTo("404 not_found");
                assertThat(gone.evidence().control())
                    .isEqualTo("GET /subnets/%s -> 200".formatted(stage.subnet));
                assertThat(gone.evidence().detail()).isNull();
                assertThat(gone.evidence().account()).isEqualTo(NetworkStage.ACCOUNT);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void withoutItsSubnetNothingIsKnown(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      stage.strike("GET", NetworkStage.SUBNETS, Action.status(404));

      unverifiable(stage.look(stage.missing()), Doubt.NO_CONTROL);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void withoutItsSubnetItIsGoneFromAVpcThatIsKnown(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      stage.strike("GET", NetworkStage.SUBNETS, Action.status(404));
      Target target = in(stage, "vpc", stage.vpc);

      assertThat(stage.look(target))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> {
                assertThat(gone.evidence().control())
                    .isEqualTo("GET /vpcs/%s -> 200".formatted(stage.vpc));
                assertThat(gone.evidence().detail())
                    .isEqualTo(
                        "absent too: GET /subnets/%s -> 404 not_found".formatted(stage.subnet));
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void withoutSubnetAndVpcNothingIsKnown(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      stage.strike("GET", NetworkStage.SUBNETS, Action.status(404));

      unverifiable(stage.look(in(stage, "vpc", NetworkStage.id("r006"))), Doubt.NO_CONTROL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, CREDENTIAL",
    "403, CREDENTIAL",
    "429, CONTROL_FAILED",
    "500, CONTROL_FAILED",
    "503, CONTROL_FAILED"
  })
  void aSubnetThatCannotBeReadProvesNothingAndTheVpcIsNotAskedInstead(int status, Doubt doubt) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        stage.strike("GET", NetworkStage.SUBNETS, Action.status(status));

        unverifiable(stage.look(in(stage, "vpc", stage.vpc)), doubt);
        assertThat(stage.requests("GET", NetworkStage.ROOT + "/vpcs/*")).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void theControlOfOneSubnetSaysNothingAboutAnother(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      assertThat(stage.look(stage.missing())).isInstanceOf(Looked.Gone.class);

      unverifiable(stage.look(in(stage, "subnet", NetworkStage.id("0717"))), Doubt.NO_CONTROL);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aControlIsUsedAgainForHalfAMinute(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      stage.look(stage.missing());
      stage.clock.advance(Duration.ofSeconds(29));
      stage.look(stage.missing());
      assertThat(stage.requests("GET", NetworkStage.SUBNETS)).isEqualTo(1);

      stage.clock.advance(Duration.ofSeconds(2));
      stage.look(stage.missing());
      assertThat(stage.requests("GET", NetworkStage.SUBNETS)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_TARGET", "401, CREDENTIAL", "403, CREDENTIAL", "409, UNAVAILABLE",
    "429, UNAVAILABLE", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE"
  })
  void anErrorIsNoVerdict(int status, Doubt doubt) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        stage.strike("GET", sort.one, Action.status(status));

        unverifiable(stage.look(stage.missing()), doubt);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "without-account"})
  void aTokenThatNamesNoAccountProvesNoAbsence(String tokens) {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        stage.simulator.flip("iam", "tokens", tokens);

        unverifiable(stage.look(stage.missing()), Doubt.ACCOUNT_UNKNOWN);
        assertThat(stage.look(stage.create())).isInstanceOf(Looked.Present.class);
      }
    }
  }

  @Test
  void aCredentialOfAnotherAccountProvesNothing() {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target elsewhere =
            Target.of(
                sort.kind, String.valueOf(stage.missing().id()), stage.scope(), "e".repeat(32));

        unverifiable(stage.look(elsewhere), Doubt.WRONG_ACCOUNT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500})
  void aFailedTokenCallIsNoVerdict(int status) {
    try (NetworkStage stage = new NetworkStage(Sort.INTERFACE)) {
      stage.strike("POST", "/iam/**", Action.status(status));

      unverifiable(stage.look(stage.missing()), Doubt.CREDENTIAL);
      assertThat(stage.requests("GET", "/vpc/**")).isZero();
    }
  }

  @Test
  void whatIsToldWithFieldsNobodyKnowsIsPresent() {
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        Target target = stage.create();
        stage.strike(
            "GET",
            sort.one,
            new Action.Reshape(Action.Form.EXTRA_FIELDS, Map.of(), java.util.Set.of()));

        assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
      }
    }
  }

  private static Target in(NetworkStage stage, String entry, String value) {
    return stage.target(String.valueOf(stage.missing().id()), stage.scopeWith(entry, value));
  }
}
