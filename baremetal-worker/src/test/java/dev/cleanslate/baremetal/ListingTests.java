package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.simulator.room.Listing.Loops;
import dev.cleanslate.worker.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Listings of a VPC's servers that are whole, and listings that lie.
class ListingTests {
  @Test
  void allServersOfAVpcAreListedOverManyPages() {
    try (ServerStage stage = new ServerStage()) {
      List<String> made = servers(stage, 130);

      List<String> found = new ArrayList<>();
      assertThat(list(stage, found))
          .isEqualTo(
              new Listing.Complete(
                  "GET /bare_metal_servers?vpc.id=" + stage.vpc, ServerStage.ACCOUNT));
      assertThat(found).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void nothingAtAllIsACompleteListingToo() {
    try (ServerStage stage = new ServerStage()) {
      assertThat(list(stage, new ArrayList<>())).isInstanceOf(Listing.Complete.class);
    }
  }

  @Test
  void aListingThatLiesIsNotComplete() {
    try (ServerStage stage = new ServerStage()) {
      List<String> made = servers(stage, 60);
      for (dev.cleanslate.simulator.room.Listing lie :
          List.of(
              new Loops(),
              new CutShort(20),
              new dev.cleanslate.simulator.room.Listing.Misses(Set.of(made.getFirst())))) {
        stage.simulator.faults().clear();
        stage.strike("GET", ServerStage.SERVERS, new Action.Lie(lie));

        assertThat(list(stage, new ArrayList<>()))
            .as("%s", lie)
            .isInstanceOfSatisfying(
                Listing.Partial.class,
                partial -> assertThat(partial.doubt()).isEqualTo(Doubt.LISTING_INCOMPLETE));
      }
    }
  }

  @Test
  void aPageThatFailsMakesTheListingPartial() {
    try (ServerStage stage = new ServerStage()) {
      servers(stage, 60);
      stage
          .simulator
          .faults()
          .add(Fault.on("GET", ServerStage.SERVERS, Action.status(500)).fromNth(2));

      assertThat(list(stage, new ArrayList<>())).isInstanceOf(Listing.Partial.class);
    }
  }

  @Test
  void aRegionThatIsNotConfiguredIsNotListed() {
    try (ServerStage stage = new ServerStage()) {
      Map<String, String> elsewhere = Map.of("region", "eu-de", "vpc", stage.vpc);

      assertThat(stage.handler().list(ServerKind.NAME, elsewhere, stage.look(), _ -> {}))
          .isInstanceOf(Listing.Partial.class);
      assertThat(stage.requests()).isZero();
    }
  }

  private static List<String> servers(ServerStage stage, int count) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(String.valueOf(stage.create().id()));
    }
    return made;
  }

  private static Listing list(ServerStage stage, List<String> found) {
    return stage
        .handler()
        .list(ServerKind.NAME, stage.scope(), stage.look(), each -> found.add(each.id()));
  }
}
