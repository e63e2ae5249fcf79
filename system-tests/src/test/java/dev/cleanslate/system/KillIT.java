package dev.cleanslate.system;

import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KillIT {
  @Test
  void anOrchestratorThatIsKilledMidwayLosesNothing(World world) throws IOException {
    survives(world, "orchestrator");
  }

  @Test
  void aWorkerThatIsKilledMidwayLosesNothing(World world) throws IOException {
    survives(world, "openai-worker");
  }

  /// One clone is half gone when the part is killed; the other is asked for while it is dead.
  private static void survives(World world, String part) throws IOException {
    Clone halfGone = world.registered("half-gone", Size.LARGE);
    Clone askedMeanwhile = world.registered("meanwhile", Size.SMALL);
    List<Clone> all = List.of(halfGone, askedMeanwhile);
    world.provider().dawdle(500);
    long since = world.provider().now();

    world.upstream().askToDelete(halfGone.ref());
    world.awaitDeletions(since, all, 15);
    world.ground().kill(part);
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
