package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatermarkTests {
  private final Watermark mark = new Watermark();

  @Test
  void nothingTakenIsNothingToCommit() {
    assertThat(mark.committable()).isEmpty();
    mark.take(7);
    assertThat(mark.committable()).isEmpty();
  }

  @Test
  void onlyWhatIsAnsweredWithoutAGapIsCommitted() {
    Watermark.Slot first = mark.take(10);
    Watermark.Slot second = mark.take(11);
    Watermark.Slot third = mark.take(14);

    third.done();
    second.done();
    assertThat(mark.committable()).isEmpty();

    first.done();
    assertThat(mark.committable()).hasValue(15);
    mark.committed(15);
    assertThat(mark.committable()).isEmpty();
  }

  @Test
  void aCommitThatFailedIsDueAgain() {
    mark.take(10).done();

    assertThat(mark.committable()).hasValue(11);
    assertThat(mark.committable()).hasValue(11);
  }

  @Test
  void theUnansweredAreCountedOnce() {
    Watermark.Slot first = mark.take(1);
    mark.take(2);
    first.done();
    first.done();

    assertThat(mark.unanswered()).isEqualTo(1);
    assertThat(mark.window()).isEqualTo(2);
  }

  @Test
  void afterTheEndNoSlotIsCurrent() {
    Watermark.Slot slot = mark.take(1);
    assertThat(slot.isCurrent()).isTrue();

    mark.end();

    assertThat(slot.isCurrent()).isFalse();
  }

  @Test
  void offsetsOnlyGrow() {
    mark.take(5);

    assertThatThrownBy(() -> mark.take(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inAnyOrderOfAnswersTheMarkIsTheFirstGap() {
    for (int seed = 0; seed < 200; seed++) {
      Watermark shuffled = new Watermark();
      List<Watermark.Slot> slots = new ArrayList<>();
      for (int offset = 0; offset < 50; offset++) {
        slots.add(shuffled.take(offset));
      }
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(seed));
      boolean[] done = new boolean[50];
      for (int next : order) {
        slots.get(next).done();
        done[next] = true;
        int gap = 0;
        while (gap < 50 && done[gap]) {
          gap++;
        }
        assertThat(shuffled.committable().orElse(0)).as("seed %d", seed).isEqualTo(gap);
      }
    }
  }
}
