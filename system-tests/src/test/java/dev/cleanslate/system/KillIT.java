package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillIT {
  @Test
  void anOrchestratorThatIsKilledMidwayLosesNothing(World world) throws IOException {
    survives(world, "orchestrator", 15);
  }

  @Test
  void aWorkerThatIsKilledMidwayLosesNothing(World world) throws IOException {
    survives(world, "openai-worker", 15);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({
    "orchestrator, 1", "orchestrator, 12", "orchestrator, 30", "orchestrator, 39",
        "orchestrator, 50",
    "openai-worker, 1", "openai-worker, 12", "openai-worker, 30", "openai-worker, 39",
        "openai-worker, 50"
  })
  void nothingIsLostWheneverAPartIsKilled(String part, int deletions, World world)
      throws IOException {
    survives(world, part, deletions);
  }

  /// One clone is half gone when the part is killed; the other is asked for while it is dead.
  private static void survives(World world, String part, int deletions) throws IOException {
    Clone halfGone = world.registered("half-gone", Size.LARGE);
    Clone askedMeanwhile = world.registered("meanwhile", Size.SMALL);
    List<Clone> all = List.of(halfGone, askedMeanwhile);
    world.provider().dawdle(500);
    long since = world.provider().now();

    world.upstream().askToDelete(halfGone.ref());
    world.awaitDeletions(since, all, deletions);
    world.ground().kill(part);
    assertThat(new Truth(world.provider(), since).effectiveDeletions(all)).isLessThan(60);
    world.upstream().askToDelete(askedMeanwhile.ref());
    world.ground().start(part);
    all.forEach(world::awaitDeleted);

    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(all);
    all.forEach(truth::holdsThatTheOrderWasKept);
    truth.holdsThatItWasLeftAlone(world.bystander());
    all.forEach(clone -> Accounts.hold(world, clone));
  }
}
