package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A set larger than anybody should hold in memory. Alone, so that memory is this test's own.
@Isolated
class LargeSetTests {
  @Test
  void aHundredThousandRowsGoInPagesAndMemoryStaysFlat() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 10_000);
      Things.create(estate, "b", 100_000);
      Things.create(estate, "c", 10_000);
      assertThat(estate.advanceToTheEnd(estate.target(Things.KIND, "a")))
          .isInstanceOf(Reply.Gone.class);
      long small = used();

      long taken = 0;
      long most = 0;
      Target target = estate.target(Things.KIND, "b");
      Reply reply = estate.advance(target);
      while (reply instanceof Reply.StillDeleting still) {
        taken += Objects.requireNonNull(still.tally()).count();
        most = Math.max(most, used());
        reply = estate.advance(target);
      }

      assertThat(reply).isInstanceOf(Reply.Gone.class);
      assertThat(taken).isEqualTo(100_000);
      assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);
      assertThat(estate.count("things where owner = 'c'")).isEqualTo(10_000);
      assertThat(most).isLessThan(small + 20_000_000);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
