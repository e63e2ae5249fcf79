package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.benchmarks.provider.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {
  private static final Load LOAD = new Load(5, 2, 1, 0);

  @Test
  void oneDeleteAndOneLaterLookOfEachThingCountHoweverManyControls() {
    assertThat(Verdict.on(LOAD, new Seen(10, 10, 0, 10, 0, 10, 7, 0), 0).counts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "11, 10, 1, 10, 0, 10, 0, deletes of what was deleted: 1 instead of 0",
    "9, 9, 0, 10, 1, 9, 0, things deleted: 9 instead of 10",
    "10, 10, 0, 11, 0, 10, 0, looks: 11 instead of 10",
    "10, 10, 0, 10, 1, 9, 0, looks that found a thing still there: 1 instead of 0",
    "10, 10, 0, 10, 0, 9, 0, things looked at after their delete: 9 instead of 10",
    "10, 10, 0, 10, 0, 10, 1, sagas that failed: 1 instead of 0",
  })
  void anythingElseDoesNotAndIsNamed(
      long deletes,
      long distinct,
      long dup,
      long gets,
      long notDeleted,
      long looked,
      int failed,
      String objection) {
    Seen seen = new Seen(deletes, distinct, dup, gets, notDeleted, looked, 0, 0);

    Verdict verdict = Verdict.on(LOAD, seen, failed);

    assertThat(verdict.counts()).isFalse();
    assertThat(verdict.objections()).contains(objection);
  }
}
