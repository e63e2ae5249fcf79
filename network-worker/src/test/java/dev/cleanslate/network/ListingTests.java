package dev.cleanslate.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.simulator.room.Listing.Loops;
import dev.cleanslate.simulator.room.Listing.Misses;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Listings that are whole, and listings that lie.
class ListingTests {
  @ParameterizedTest
  @EnumSource(Sort.class)
  void allOfASubnetAreListedOverManyPagesAndNoneOfAnother(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      List<String> made = made(stage, stage.subnet, 70);
      String other = stage.seed("subnet", stage.vpc, "{}");
      made(stage, other, 60);

      List<String> found = new ArrayList<>();
      assertThat(list(stage, found))
          .isEqualTo(
              new Listing.Complete(
                  sort == Sort.INTERFACE
                      ? "GET /virtual_network_interfaces"
                      : "GET /subnets/%s/reserved_ips".formatted(stage.subnet),
                  NetworkStage.ACCOUNT));
      assertThat(found).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  private static List<String> made(NetworkStage stage, String subnet, int count) {
    return stage.simulator.objects().seed(stage.sort.label, count, subnet);
  }

  @Test
  void theProvidersOwnAddressesAreNotListed() {
    try (NetworkStage stage = new NetworkStage(Sort.ADDRESS)) {
      String ours = String.valueOf(stage.create().id());
      stage.create("{\"owner\":\"provider\"}");

      List<String> found = new ArrayList<>();
      assertThat(list(stage, found)).isInstanceOf(Listing.Complete.class);
      assertThat(found).containsExactly(ours);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void nothingAtAllIsACompleteListingToo(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      assertThat(list(stage, new ArrayList<>())).isInstanceOf(Listing.Complete.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aListingThatLiesIsNotComplete(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      List<String> made = made(stage, stage.subnet, 60);
      for (var lie : List.of(new Loops(), new CutShort(20), new Misses(Set.of(made.getFirst())))) {
        stage.simulator.faults().clear();
        stage.strike("GET", sort.all, new Action.Lie(lie));

        assertThat(list(stage, new ArrayList<>()))
            .as("%s", lie)
            .isInstanceOfSatisfying(
                Listing.Partial.class,
                partial -> assertThat(partial.doubt()).isEqualTo(Doubt.LISTING_INCOMPLETE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aPageThatFailsMakesTheListingPartial(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      made(stage, stage.subnet, 60);
      stage.simulator.faults().add(Fault.on("GET", sort.all, Action.status(500)).fromNth(2));

      assertThat(list(stage, new ArrayList<>())).isInstanceOf(Listing.Partial.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aRegionThatIsNotConfiguredIsNotListed(Sort sort) {
    try (NetworkStage stage = new NetworkStage(sort)) {
      Map<String, String> elsewhere = stage.scopeWith("region", "eu-de");

      assertThat(stage.handler().list(sort.kind, elsewhere, stage.errand(), _ -> {}))
          .isInstanceOf(Listing.Partial.class);
      assertThat(stage.requests()).isZero();
    }
  }

  @Test
  void noKindCanBeFoundByAMark() {
    try (NetworkStage stage = new NetworkStage(Sort.INTERFACE)) {
      assertThat(stage.handler().kinds()).hasSize(2).noneMatch(Kind::markable);
    }
  }

  private static Listing list(NetworkStage stage, List<String> found) {
    return stage
        .handler()
        .list(stage.sort.kind, stage.scope(), stage.errand(), each -> found.add(each.id()));
  }
}
