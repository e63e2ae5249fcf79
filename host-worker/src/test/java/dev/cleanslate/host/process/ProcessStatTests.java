package dev.cleanslate.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the kernel's line about a process is read.
class ProcessStatTests {
  private static final String REST =
      " 22931 20028 20028 0 -1 4194304 99 0 0 0 0 0 0 0 20 0 %d 0 1186428 3133440 380 1844";

  @ParameterizedTest
  @ValueSource(strings = {"cat", "a b", "a) R 1 2 (b", ") Z 0 0", "((", "x\ny"})
  void aProgramMayBeCalledAnything(String name) {
    ProcessStat stat = ProcessStat.of("22942 (" + name + ") S" + REST.formatted(1));

    assertThat(stat).isEqualTo(new ProcessStat(22942, 'S', 22931, 4194304, 1, 1186428));
  }

  @ParameterizedTest
  @CsvSource({"Z, 1, true", "X, 1, true", "Z, 3, false", "S, 1, false", "T, 1, false"})
  void onlyAZombieWithoutOtherThreadsHasEnded(char state, int threads, boolean ended) {
    ProcessStat stat = ProcessStat.of("7 (x) " + state + REST.formatted(threads));

    assertThat(stat.hasEnded()).isEqualTo(ended);
  }

  @Test
  void theKernelsOwnThreadsAreKnown() {
    assertThat(new ProcessStat(2, 'S', 0, 2129984, 1, 0).isKernelThread()).isTrue();
    assertThat(new ProcessStat(2, 'S', 0, 4194304, 1, 0).isKernelThread()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "7 (x)", "7 (x) S 1 2", "x (x) S", "7 ) S (x 1 2 3"})
  void aLineThatIsNoneIsRefused(String line) {
    assertThatThrownBy(() -> ProcessStat.of(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
