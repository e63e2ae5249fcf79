package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.system.Provider.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CrowdIT {
  private static final int OWNERS = 20;

  @Test
  void twoOrchestratorsShareTheWorkAndOneOfThemMayDie(World world) throws Exception {
    Ground.Orchestrator second = world.ground().anotherOrchestrator();
    try {
      Api secondApi = new Api(second.api(), world.ground().token());
      List<Clone> clones = new ArrayList<>();
      for (int i = 0; i < OWNERS; i++) {
        clones.add(world.registered("crowd", Size.SMALL));
      }
      world.provider().dawdle(300);
      long since = world.provider().now();

      for (int i = 0; i < OWNERS; i++) {
        Clone clone = clones.get(i);
        switch (i % 4) {
          case 0 -> world.api().askToDelete(clone.ref());
          case 1 -> secondApi.askToDelete(clone.ref());
          case 2 -> world.upstream().askToDelete(clone.ref());
          default -> askTwice(world.api(), secondApi, clone);
        }
      }
      world.awaitDeletions(since, clones, 30);
      assertThat(second.process().isAlive()).isTrue();
      world.ground().kill("orchestrator");
      clones.forEach(world::awaitDeleted);

      Truth truth = new Truth(world.provider(), since);
      truth.holdsThatOnlyTheseWent(clones);
      clones.forEach(truth::holdsThatTheOrderWasKept);
      truth.holdsThatItWasLeftAlone(world.bystander());
      world.ground().start("orchestrator");
      clones.forEach(clone -> Accounts.hold(world, clone));
    } finally {
      second.kill();
    }
  }

  /// The same owner at both doors is one deletion.
  private static void askTwice(Api one, Api other, Clone clone) {
    assertThat(other.askToDelete(clone.ref())).isEqualTo(one.askToDelete(clone.ref()));
  }
}
