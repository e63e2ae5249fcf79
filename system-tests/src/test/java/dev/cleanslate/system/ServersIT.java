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
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServersIT {
  @Test
  void aBrokerThatIsKilledMidwayHoldsNothingUpForEver(World world) throws IOException {
    survives(world, "kafka", 15);
  }

  @Test
  void aDatabaseThatIsKilledMidwayHoldsNothingUpForEver(World world) throws IOException {
    survives(world, "postgres", 15);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({
    "kafka, 1",
    "kafka, 30",
    "kafka, 55",
    "kafka, 70",
    "postgres, 1",
    "postgres, 30",
    "postgres, 55",
    "postgres, 70"
  })
  void everythingEndsWheneverAServerIsKilled(String server, int deletions, World world)
      throws IOException {
    survives(world, server, deletions);
  }

  private static void survives(World world, String server, int deletions) throws IOException {
    List<Clone> clones =
        List.of(
            world.registered("midway", Size.LARGE),
            world.registered("midway", Size.EVERY_KIND),
            world.registered("midway", Size.SMALL));
    world.provider().dawdle(500);
    long since = world.provider().now();

    clones.forEach(clone -> world.upstream().askToDelete(clone.ref()));
    world.awaitDeletions(since, clones, deletions);
    world.ground().kill(server);
    int all = clones.stream().mapToInt(clone -> clone.belongings().size()).sum();
    assertThat(new Truth(world.provider(), since).effectiveDeletions(clones)).isLessThan(all);
    world.ground().start(server);
    clones.forEach(world::awaitDeleted);

    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(clones);
    clones.forEach(truth::holdsThatTheOrderWasKept);
    truth.holdsThatItWasLeftAlone(world.bystander());
    clones.forEach(clone -> Accounts.hold(world, clone));
  }
}
