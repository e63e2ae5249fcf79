package dev.cleanslate.dns;

import static dev.cleanslate.dns.Outcomes.unverifiable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a look believes, for both kinds.
class LookTests {
  @ParameterizedTest
  @EnumSource(Sort.class)
  void whatIsThereIsPresentWithItsTypeAndAccount(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      assertThat(stage.look(stage.create()))
          .isInstanceOfSatisfying(
              Looked.Present.class,
              present -> {
                assertThat(present.evidence().answer()).isEqualTo("200 type=" + sort.type);
                assertThat(present.evidence().account()).isEqualTo(DnsStage.ACCOUNT);
              });
      assertThat(stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void whatIsAbsentIsGoneWithItsZoneAsControl(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> {
                assertThat(gone.evidence().answer()).isEqualTo("404 not_found");
                assertThat(gone.evidence().control())
                    .isEqualTo(
                        "GET /instances/%s/dnszones/%s -> 200"
                            .formatted(stage.zone.instance(), stage.zone.id()));
                assertThat(gone.evidence().account()).isEqualTo(DnsStage.ACCOUNT);
              });
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
  void aZoneThatCannotBeReadProvesNothing(int status, Doubt doubt) {
    for (Sort sort : Sort.values()) {
      try (DnsStage stage = new DnsStage(sort)) {
        stage.strike("GET", DnsStage.ZONES, Action.status(status));

        unverifiable(stage.look(stage.missing()), doubt);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"instance", "zone"})
  void aRecordThatIsSoughtInTheWrongPlaceIsNeverCalledGone(String entry) {
    for (Sort sort : Sort.values()) {
      try (DnsStage stage = new DnsStage(sort)) {
        stage.look(stage.missing());
        Target target = stage.create();
        Map<String, String> elsewhere = new java.util.HashMap<>(stage.scope());
        elsewhere.put(entry, UUID.randomUUID().toString());

        unverifiable(
            stage.look(stage.target(String.valueOf(target.id()), elsewhere)), Doubt.CONTROL_FAILED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aControlIsUsedAgainForHalfAMinute(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      stage.look(stage.missing());
      stage.clock.advance(Duration.ofSeconds(29));
      stage.look(stage.missing());
      assertThat(stage.requests("GET", DnsStage.ZONES)).isEqualTo(1);

      stage.clock.advance(Duration.ofSeconds(2));
      stage.look(stage.missing());
      assertThat(stage.requests("GET", DnsStage.ZONES)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_TARGET", "401, CREDENTIAL", "403, CREDENTIAL", "409, UNAVAILABLE",
    "429, UNAVAILABLE", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE"
  })
  void anErrorIsNoVerdict(int status, Doubt doubt) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      stage.strike("GET", DnsStage.ONE, Action.status(status));

      unverifiable(stage.look(stage.missing()), doubt);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "without-account"})
  void aTokenThatNamesNoAccountProvesNoAbsence(String tokens) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      stage.simulator.flip("iam", "tokens", tokens);

      unverifiable(stage.look(stage.missing()), Doubt.ACCOUNT_UNKNOWN);
      assertThat(stage.look(stage.create())).isInstanceOf(Looked.Present.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void fieldsNobodyKnowsChangeNothing(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      Target target = stage.create();
      stage.strike(
          "GET",
          DnsStage.ONE,
          new Action.Reshape(Action.Form.EXTRA_FIELDS, Map.of(), java.util.Set.of()));

      assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    }
  }
}
