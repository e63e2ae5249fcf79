package dev.cleanslate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.kind.Check;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.WorkerContract;
import org.junit.jupiter.api.Test;

/// The contract of all workers, as far as a host can give the trouble it is about. What is
/// overridden here without being a test has no meaning on a host: nobody throttles there, and no
/// guard repeats anything.
public interface HostContract extends WorkerContract {
  @Override
  default void aShortRetryAfterIsWaitedForAndCounted() {
    throw new UnsupportedOperationException("a host asks nobody to wait");
  }

  @Override
  default void aLongRetryAfterIsHandedBackAndNotWaitedFor() {
    throw new UnsupportedOperationException("a host asks nobody to wait");
  }

  @Override
  default void onlyTheGuardRepeatsAndOnlyWhatWasNotDone() {
    throw new UnsupportedOperationException("nothing is repeated within one command");
  }

  @Test
  default void aCheckThatIsSwitchedOffVerifiesNothing() {
    KindStage stage = (KindStage) stage();
    for (Check check : Check.values()) {
      boolean isOwn = check == stage.kind().check();

      String answer = stage.lookWithout(check);

      assertThat(answer.contains(check.setting())).as(answer).isEqualTo(isOwn);
    }
  }

  @Test
  default void whatIsOnAnotherHostIsNeitherTouchedNorCalledGone() {
    KindStage stage = (KindStage) stage();

    assertThat(stage.answersAbroad()).isEqualTo("WRONG_ACCOUNT WRONG_ACCOUNT");
    assertThat(stage.requests()).isZero();
  }

  @Override
  ProviderStage stage();
}
