package dev.cleanslate.dns;

import static dev.cleanslate.dns.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Records go at once, by their exact ids, reverse entries first.
class DeletionTests {
  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAA", "CNAME", "MX", "SRV", "TXT", "PTR"})
  void aRecordOfEachTypeIsDeletedAtOnce(String type) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create(type, "{}");

      assertThat(stage.advance(target))
          .isInstanceOfSatisfying(
              Advanced.Gone.class,
              gone -> {
                assertThat(gone.evidence().call())
                    .isEqualTo(
                        "DELETE /instances/%s/dnszones/%s/resource_records/%s"
                            .formatted(stage.zone.instance(), stage.zone.id(), target.id()));
                assertThat(gone.evidence().answer()).isEqualTo("204");
              });
      assertThat(stage.isThere(target)).isFalse();
    }
  }

  @Test
  void onlyTheRecordOfThatIdGoesThoughOthersBearItsName() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create("A", "{\"name\":\"node1\"}");
      Target twin = stage.create("A", "{\"name\":\"node1\"}");
      Target longer = stage.create("A", "{\"name\":\"node10\"}");

      stage.advance(target);

      assertThat(stage.isThere(twin)).isTrue();
      assertThat(stage.isThere(longer)).isTrue();
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.requests("GET", DnsStage.RECORDS)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stays", "cascades", "refuses"})
  void anAddressWaitsForItsReverseEntryWhateverTheProvidersHabits(String ptrLink) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      stage.simulator.flip("dns", "ptr-link", ptrLink);
      Target address = stage.create("A", "{}");
      Target reverse = stage.create("PTR", "{}");

      assertThat(words(stage.advance(address)))
          .isEqualTo(
              "refused IN_USE: its PTR record %s is still there; register it so that it goes first"
                  .formatted(reverse.id()));
      assertThat(Outcomes.standing(stage.look(address))).isEqualTo(Verdict.Standing.HELD);
      assertThat(stage.deletions()).isZero();

      assertThat(stage.advance(reverse)).isInstanceOf(Advanced.Gone.class);
      assertThat(Outcomes.standing(stage.look(address))).isEqualTo(Verdict.Standing.FREE);
      assertThat(stage.advance(address)).isInstanceOf(Advanced.Gone.class);
      assertThat(stage.simulator.objects().count("dns-record")).isZero();
    }
  }

  @Test
  void aReverseEntryThatIsGoneAlreadyIsGone() {
    try (DnsStage stage = new DnsStage(Sort.PTR)) {
      Target target = stage.create();
      stage.send(client -> client.deleteResourceRecord(stage.zone, String.valueOf(target.id())));

      assertThat(words(stage.advance(target))).isEqualTo("gone: 404 not_found");
      assertThat(stage.deletions()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void whatWasCreatedAtAnotherTimeIsNotTheSame(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      Target target = stage.create();
      String created =
          stage
              .send(client -> client.getResourceRecord(stage.zone, String.valueOf(target.id())))
              .path("created_on")
              .asString();
      stage.clock.advance(Duration.ofMinutes(1));

      assertThat(words(stage.advance(DnsStage.sameness(target, stage.clock.instant().toString()))))
          .startsWith("refused NOT_THE_SAME");
      assertThat(stage.deletions()).isZero();
      assertThat(stage.advance(DnsStage.sameness(target, created)))
          .isInstanceOf(Advanced.Gone.class);
    }
  }

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
    "GET,    500, unavailable: the provider failed"
  })
  void anAnswerMeans(String method, int status, String outcome) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create();
      stage.strike(method, DnsStage.ONE, Action.status(status));

      assertThat(words(stage.advance(target))).startsWith(outcome);
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Action.RetryAfter.class)
  void aThrottledDeletionIsHandedBackWithTheTimeToWait(Action.RetryAfter form) {
    try (DnsStage stage = new DnsStage(Sort.PTR)) {
      Target target = stage.create();
      stage.strike("DELETE", DnsStage.ONE, new Action.Throttle(form, 7));

      assertThat(stage.advance(target))
          .isInstanceOfSatisfying(
              Advanced.Unavailable.class,
              no -> {
                assertThat(no.detail()).startsWith("throttled: 429");
                switch (form) {
                  case INTEGER, RETRY_AFTER_MS ->
                      assertThat(no.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                  case HTTP_DATE ->
                      assertThat(no.retryAfter())
                          .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
                  case HUGE -> assertThat(no.retryAfter()).isGreaterThan(Duration.ofDays(300));
                  case ABSENT, GARBAGE, QUOTA -> assertThat(no.retryAfter()).isNull();
                }
              });
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 200", "GET, 404", "GET, 500", "DELETE, 200", "DELETE, 404", "DELETE, 502"})
  void aProxysPageIsNeverTakenForTheProvidersAnswer(String method, int status) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create();
      stage.strike(method, DnsStage.ONE, Troubles.respond(status, Action.Form.HTML));

      assertThat(words(stage.advance(target))).startsWith("unavailable: ");
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.Form.class,
      names = {"MALFORMED", "EMPTY"})
  void anAnswerThatCannotBeReadIsNoReasonToDelete(Action.Form form) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create();
      stage.strike("GET", DnsStage.ONE, new Action.Reshape(form, Map.of(), java.util.Set.of()));

      assertThat(words(stage.advance(target))).startsWith("unavailable: ");
      assertThat(stage.deletions()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"AFTER, false", "AFTER, true", "BEFORE, false", "BEFORE, true"})
  void aDeletionWithoutAnswerIsSentOnceAndItsOutcomeLookedFor(Action.Moment when, boolean reset) {
    try (DnsStage stage = new DnsStage(Sort.PTR)) {
      Target target = stage.create();
      stage
          .simulator
          .faults()
          .add(Fault.on("DELETE", DnsStage.ONE, new Action.Cut(when, reset)).times(1));

      assertThat(words(stage.advance(target)))
          .startsWith("unavailable: whether it was carried out is unknown; ");
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
      assertThat(stage.deletions()).isEqualTo(when == Action.Moment.BEFORE ? 2 : 1);
    }
  }

  @Test
  void whatIsClaimedGoneAndStaysIsFoundByALook() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create();
      stage.strike("DELETE", DnsStage.ONE, new Action.Leave(new Aftermath.Unmoved(false)));

      assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
      assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "without-account"})
  void aTokenThatNamesNoAccountDeletesNothingOfARecordedOne(String tokens) {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      stage.simulator.flip("iam", "tokens", tokens);
      Target target = stage.create();

      assertThat(words(stage.advance(target))).startsWith("refused WRONG_ACCOUNT");
      assertThat(stage.deletions()).isZero();
    }
  }

  @Test
  void withoutATokenNothingIsCalled() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      Target target = stage.create();
      for (int status : new int[] {400, 401, 404, 429, 500}) {
        stage.simulator.faults().clear();
        stage.strike("POST", "/iam/**", Action.status(status));

        assertThat(words(stage.advance(target))).startsWith("unavailable: ").contains("token");
      }
      assertThat(stage.requests("GET", "/dns/**")).isZero();
    }
  }
}
