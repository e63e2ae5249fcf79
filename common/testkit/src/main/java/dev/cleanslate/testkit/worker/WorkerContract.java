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
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every worker promises, whatever its provider. A worker's test implements it once per kind.
///
/// A test asks the worker through the runtime's own door, so that the checks before the handler
/// count too.
public interface WorkerContract extends FailingProviderContract {
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
