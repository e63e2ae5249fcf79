package dev.cleanslate.system;

import dev.cleanslate.system.Provider.Size;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServersIT {
  @Test
  void aBrokerThatIsKilledMidwayHoldsNothingUpForEver(World world) throws IOException {
    survives(world, "kafka");
  }

  @Test
  void aDatabaseThatIsKilledMidwayHoldsNothingUpForEver(World world) throws IOException {
    survives(world, "postgres");
  }

  private static void survives(World world, String server) throws IOException {
    List<Clone> clones =
        List.of(
            world.registered("midway", Size.LARGE),
            world.registered("midway", Size.EVERY_KIND),
            world.registered("midway", Size.SMALL));
    world.provider().dawdle(500);
    long since = world.provider().now();

    clones.forEach(clone -> world.upstream().askToDelete(clone.ref()));
    world.awaitDeletions(since, clones, 15);
    world.ground().kill(server);
    world.ground().start(server);
    clones.forEach(world::awaitDeleted);

    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(clones);
    clones.forEach(truth::holdsThatTheOrderWasKept);
    truth.holdsThatItWasLeftAlone(world.bystander());
    clones.forEach(clone -> Accounts.hold(world, clone));
  }
}
