package dev.cleanslate.testkit.worker;

import static dev.cleanslate.testkit.worker.ProviderStage.Where.CONTROL;
import static dev.cleanslate.testkit.worker.ProviderStage.Where.DELETING;
import static dev.cleanslate.testkit.worker.ProviderStage.Where.READING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every worker promises, whatever its provider. A worker's test implements it once per kind.
///
/// A test asks the worker through the runtime's own door, so that the checks before the handler
/// count too.
public interface WorkerContract {
  /// Far more than any test needs.
  int ALWAYS = 1000;

  /// A stage for one test, with nothing wrong.
  ProviderStage stage();

  @Test
  default void whatIsDeletedIsGoneAndALookAgrees() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();

    assertThat(ask.look(target)).isInstanceOf(Verdict.Present.class);
    assertThat(ask.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(ask.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(ask.stage().isThere(target)).isFalse();
  }

  @Test
  default void deletingTwiceIsGoneBothTimes() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();

    assertThat(ask.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(ask.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
  }

  @Test
  default void whatNeverWasThereIsGone() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().missing();

    assertThat(ask.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(ask.look(target)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  default void aLookChangesNothing() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();

    Verdict verdict = ask.look(target);

    assertThat(verdict).isInstanceOf(Verdict.Present.class);
    assertThat(ask.stage().deletions()).isZero();
    assertThat(ask.stage().isThere(target)).isTrue();
  }

  @Test
  default void a404WithoutAControlProvesNothing() {
    for (Trouble trouble : new Trouble[] {Trouble.BROKEN, Trouble.SLOW, Trouble.FOREIGN_404}) {
      Asking ask = Asking.on(stage());
      ask.stage().trouble(CONTROL, trouble, ALWAYS);

      assertThat(ask.look(ask.stage().missing()))
          .as("with a control that is %s", trouble)
          .isInstanceOf(Verdict.Unverifiable.class);
    }
  }

  @Test
  default void a404OfAnotherServerProvesNothing() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(READING, Trouble.FOREIGN_404, ALWAYS);

    assertThat(ask.look(target)).isInstanceOf(Verdict.Unverifiable.class);
  }

  @Test
  default void aGoneNamesItsControlAndAccount() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().missing();

    Verdict verdict = ask.look(target);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Gone.class,
            gone -> {
              assertThat(gone.evidence().control()).isNotBlank();
              assertThat(gone.evidence().account()).isEqualTo(target.account());
              assertThat(gone.evidence().controlAgeMs()).isBetween(0L, 30_000L);
            });
  }

  @Test
  default void aResourceOfAnotherAccountIsNeitherDeletedNorCalledGone() {
    Asking ask = Asking.on(stage());
    Target elsewhere = Targets.inAccount(ask.stage().create(), "somebody/else");

    ask.refused(elsewhere, Refusal.WRONG_ACCOUNT);
    assertThat(ask.stage().deletions()).isZero();
    ask.unverifiable(
        Targets.inAccount(ask.stage().missing(), "somebody/else"), Doubt.WRONG_ACCOUNT);
  }

  @Test
  default void withoutARecordedAccountNothingIsCalledGone() {
    Asking ask = Asking.on(stage());

    ask.unverifiable(Targets.inAccount(ask.stage().missing(), null), Doubt.ACCOUNT_UNKNOWN);
  }

  @Test
  default void aMalformedIdReachesNoProvider() {
    Asking ask = Asking.on(stage());
    Target good = ask.stage().missing();

    for (String id : Targets.MALFORMED_IDS) {
      ask.refused(Targets.withId(good, id), Refusal.BAD_TARGET);
      ask.unverifiable(Targets.withId(good, id), Doubt.BAD_TARGET);
    }
    assertThat(ask.stage().requests()).isZero();
  }

  @Test
  default void aMissingOrMalformedScopeReachesNoProvider() {
    Asking ask = Asking.on(stage());
    Target good = ask.stage().missing();
    int before = ask.stage().requests();

    for (String name : good.scope().keySet()) {
      ask.refused(Targets.withScope(good, Map.of()), Refusal.BAD_TARGET);
      ask.unverifiable(Targets.withScope(good, Map.of(name, "../other")), Doubt.BAD_TARGET);
    }
    assertThat(ask.stage().requests()).isEqualTo(before);
  }

  @Test
  default void aKindOfAnotherWorkerReachesNoProvider() {
    Asking ask = Asking.on(stage());
    Target target = Target.of("nobody.serves-this", "x", Map.of(), null);

    ask.refused(target, Refusal.BAD_TARGET);
    ask.unverifiable(target, Doubt.BAD_TARGET);
    assertThat(ask.stage().requests()).isZero();
  }

  @Test
  default void silenceAfterADeletionIsNeverCalledDeleted() {
    for (Trouble trouble :
        new Trouble[] {Trouble.SLOW, Trouble.CUT_BEFORE_APPLYING, Trouble.CUT_AFTER_APPLYING}) {
      Asking ask = Asking.on(stage());
      Target target = ask.stage().create();
      ask.stage().trouble(DELETING, trouble, 1);

      assertThat(ask.advance(target)).as("after %s", trouble).isInstanceOf(Reply.Unavailable.class);
      assertThat(ask.stage().deletions()).as("deletions sent, %s", trouble).isEqualTo(1);
      assertThat(ask.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    }
  }

  @Test
  default void silenceAfterALookIsNeverCalledGone() {
    for (Trouble trouble :
        new Trouble[] {Trouble.SLOW, Trouble.CUT_BEFORE_APPLYING, Trouble.BROKEN}) {
      Asking ask = Asking.on(stage());
      ask.stage().trouble(READING, trouble, ALWAYS);

      ask.unverifiable(ask.stage().missing(), Doubt.UNAVAILABLE);
    }
  }

  @Test
  default void aGarbledAnswerIsNeverCalledDeletedOrGone() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.GARBLED, ALWAYS);
    ask.stage().trouble(READING, Trouble.GARBLED, ALWAYS);

    assertThat(ask.advance(target)).isInstanceOf(Reply.Unavailable.class);
    ask.unverifiable(target, Doubt.UNAVAILABLE);
  }

  @Test
  default void aShortRetryAfterIsWaitedForAndCounted() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.THROTTLED_FOR_A_SECOND, 1);

    Reply reply = ask.advanceToTheEnd(target);

    assertThat(reply).isInstanceOf(Reply.Gone.class);
    assertThat(ask.stage().waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(reply.usage().throttled()).isEqualTo(1);
    assertThat(reply.usage().retryAfterMs()).isEqualTo(1000);
  }

  @Test
  default void aLongRetryAfterIsHandedBackAndNotWaitedFor() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.THROTTLED_FOR_A_YEAR, ALWAYS);

    Reply reply = ask.advance(target);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            unavailable ->
                assertThat(unavailable.retryAfterMs())
                    .isGreaterThan(Duration.ofDays(300).toMillis()));
    assertThat(ask.stage().deletions()).isEqualTo(1);
    assertThat(ask.stage().waited()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  default void aRefusedCredentialIsNoVerdictOnTheResource() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.CREDENTIAL_REFUSED, ALWAYS);
    ask.stage().trouble(READING, Trouble.CREDENTIAL_REFUSED, ALWAYS);

    assertThat(ask.advance(target)).isInstanceOf(Reply.Unavailable.class);
    ask.unverifiable(target, Doubt.CREDENTIAL);
  }

  @Test
  default void whatIsForbiddenIsRefused() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.FORBIDDEN, ALWAYS);

    ask.refused(target, Refusal.FORBIDDEN);
    assertThat(ask.stage().deletions()).isEqualTo(1);
  }

  @Test
  default void whatIsInUseIsRefused() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.IN_CONFLICT, ALWAYS);

    ask.refused(target, Refusal.IN_USE);
    assertThat(ask.stage().deletions()).isEqualTo(1);
  }

  @Test
  default void onlyTheGuardRepeatsAndOnlyWhatWasNotDone() {
    Asking broken = Asking.on(stage());
    Target first = broken.stage().create();
    broken.stage().trouble(DELETING, Trouble.BROKEN, ALWAYS);

    assertThat(broken.advance(first)).isInstanceOf(Reply.Unavailable.class);
    assertThat(broken.stage().deletions()).isEqualTo(1);

    Asking overloaded = Asking.on(stage());
    Target second = overloaded.stage().create();
    overloaded.stage().trouble(DELETING, Trouble.OVERLOADED, ALWAYS);

    assertThat(overloaded.advance(second)).isInstanceOf(Reply.Unavailable.class);
    assertThat(overloaded.stage().deletions()).isEqualTo(3);
  }

  @Test
  default void whatIsHeldIsNotDeleted() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.holds().accept("kind/" + target.kind(), new Hold(true, "an operator", null));

    assertThat(ask.advance(target))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            unavailable ->
                assertThat(unavailable.detail()).contains("held by kind/" + target.kind()));
    assertThat(ask.stage().deletions()).isZero();
    assertThat(ask.look(target)).isInstanceOf(Verdict.Present.class);
  }

  @Test
  default void whatOnlyBearsTheSameIdIsNotDeleted() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();

    ask.stage()
        .mistaken(target)
        .ifPresent(mistaken -> {
          ask.refused(mistaken, Refusal.NOT_THE_SAME);
          assertThat(ask.stage().deletions()).isZero();
          assertThat(ask.stage().isThere(target)).isTrue();
        });
  }

  @Test
  default void everyAnswerCountsItsCallsAndShowsNoSecret() {
    Asking ask = Asking.on(stage());
    Target target = ask.stage().create();
    ask.stage().trouble(DELETING, Trouble.CREDENTIAL_REFUSED, 1);
    int before = ask.stage().requests();

    Reply refused = ask.advance(target);
    Reply gone = ask.advanceToTheEnd(target);
    Verdict verdict = ask.look(target);

    assertThat(refused.usage().calls() + gone.usage().calls() + verdict.usage().calls())
        .isLessThanOrEqualTo(ask.stage().requests() - before)
        .isPositive();
    assertThat(refused + " " + gone + " " + verdict).doesNotContain(ask.stage().secret());
  }
}
