package dev.cleanslate.testkit.worker;

import static dev.cleanslate.testkit.worker.ProviderStage.Where.DELETING;
import static dev.cleanslate.testkit.worker.ProviderStage.Where.READING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every worker promises when its provider is slow, silent, busy or unwilling. Part of
/// [WorkerContract].
public interface FailingProviderContract {
  /// Far more than any test needs.
  int ALWAYS = 1000;

  /// A stage for one test, with nothing wrong.
  ProviderStage stage();

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
}
