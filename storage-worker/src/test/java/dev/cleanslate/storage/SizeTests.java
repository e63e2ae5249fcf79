package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Thousands of objects of one owner: page by page, by several at once, through breaks.
class SizeTests {
  private static final int OBJECTS = 20_000;
  private static final int SOME = 6_000;

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Scene scene = Scenes.of(simulator);
  private final Target target = Scene.prefix("attic", "clones/a1/", StorageStage.ACCOUNT);

  @AfterEach
  void close() {
    scene.close();
    simulator.close();
  }

  private void seed(int count) {
    simulator.play(
        """
        {"seed":[{"kind":"s3-object","parent":"attic","count":%d,"fields":{"prefix":"clones/a1/"}},
                 {"kind":"s3-object","parent":"attic","count":7,"fields":{"prefix":"clones/a10/"}}]}
        """
            .formatted(count));
  }

  @Test
  void goInPagesOfAThousandAFewPerCommandAndAreCounted() {
    seed(OBJECTS);

    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> {
              assertThat(present.evidence().answer()).contains("at least 10000 objects");
              assertThat(present.tally()).isEqualTo(new Tally(10_000, 0));
            });

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);

    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(OBJECTS);
    assertThat(scene.replies).hasSizeGreaterThanOrEqualTo(4);
    assertThat(simulator.requests().matching("POST", "/s3/attic")).hasSize(OBJECTS / 1000);
    assertThat(simulator.objects().count("s3-object")).isEqualTo(7);
  }

  @Test
  void twoAtOnceDeleteEachOnlyWhatIsMeantAndBothSayGone() throws Exception {
    seed(SOME);
    try (Scene other = Scenes.of(simulator);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> both = new ArrayList<>();
      both.add(() -> scene.advanceToTheEnd(target));
      both.add(() -> other.advanceToTheEnd(target));
      for (Future<Reply> each : threads.invokeAll(both)) {
        assertThat(each.get()).isInstanceOf(Reply.Gone.class);
      }
    }
    assertThat(simulator.objects().count("s3-object")).isEqualTo(7);
  }

  @Test
  void aBreakInTheMiddleLosesNothingForTheNextOne() {
    seed(SOME);
    simulator
        .faults()
        .add(Fault.on("POST", "/s3/attic", Action.cutAfterApplying()).fromNth(3).times(1));

    Reply first = scene.advance(target);

    assertThat(first)
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).isEqualTo(new Tally(2000, 0)));
    try (Scene next = Scenes.of(simulator)) {
      assertThat(next.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
      assertThat(next.takenAway()).as("the third batch is told by nobody").isEqualTo(SOME - 3000);
    }
    assertThat(simulator.objects().count("s3-object")).isEqualTo(7);
  }
}
