package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.simulator.room.Listing.Loops;
import dev.cleanslate.simulator.room.Listing.Misses;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Listings of a zone that are whole, and listings that lie.
class ListingTests {
  @ParameterizedTest
  @EnumSource(Sort.class)
  void allOfTheKindAreListedOverManyPagesAndNoneOfTheOther(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      List<String> made = records(stage, 230);
      Target other = stage.create(sort == Sort.PTR ? "TXT" : "PTR", "{\"name\":\"other\"}");

      List<String> found = new ArrayList<>();
      assertThat(list(stage, each -> found.add(each.id())))
          .isEqualTo(
              new Listing.Complete(
                  "GET /instances/%s/dnszones/%s/resource_records"
                      .formatted(stage.zone.instance(), stage.zone.id()),
                  DnsStage.ACCOUNT));
      assertThat(found).containsExactlyInAnyOrderElementsOf(made).doesNotContain(other.id());
      assertThat(stage.requests("GET", DnsStage.RECORDS)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void nothingAtAllIsACompleteListingToo(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      assertThat(list(stage, _ -> {})).isInstanceOf(Listing.Complete.class);
    }
  }

  @Test
  void aDeletionBetweenTwoPagesMakesTheListingIncomplete() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      String first = records(stage, 230).getFirst();
      List<String> found = new ArrayList<>();

      Listing listing =
          list(
              stage,
              each -> {
                found.add(each.id());
                if (found.size() == 200) {
                  stage.send(client -> client.deleteResourceRecord(stage.zone, first));
                }
              });

      assertThat(listing)
          .isEqualTo(
              new Listing.Partial(
                  Doubt.LISTING_INCOMPLETE, "the number of elements changed between two pages"));
    }
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void aListingThatLiesIsNotComplete(Sort sort) {
    try (DnsStage stage = new DnsStage(sort)) {
      List<String> made = records(stage, 230);
      for (var lie : List.of(new Loops(), new CutShort(20), new Misses(Set.of(made.getFirst())))) {
        stage.simulator.faults().clear();
        stage.strike("GET", DnsStage.RECORDS, new Action.Lie(lie));

        assertThat(list(stage, _ -> {}))
            .as("%s", lie)
            .isInstanceOfSatisfying(
                Listing.Partial.class,
                partial -> assertThat(partial.doubt()).isEqualTo(Doubt.LISTING_INCOMPLETE));
      }
    }
  }

  @Test
  void aPageThatFailsMakesTheListingPartial() {
    try (DnsStage stage = new DnsStage(Sort.RECORD)) {
      records(stage, 230);
      stage
          .simulator
          .faults()
          .add(Fault.on("GET", DnsStage.RECORDS, Action.status(500)).fromNth(2));

      assertThat(list(stage, _ -> {})).isInstanceOf(Listing.Partial.class);
    }
  }

  @Test
  void noKindCanBeFoundByAMark() {
    try (DnsStage stage = new DnsStage(Sort.PTR)) {
      assertThat(stage.handler().kinds()).hasSize(2).noneMatch(Kind::markable);
    }
  }

  private static List<String> records(DnsStage stage, int count) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(String.valueOf(stage.create().id()));
    }
    return made;
  }

  private static Listing list(DnsStage stage, Consumer<Listed> each) {
    return stage.handler().list(stage.sort.kind, stage.scope(), stage.errand(), each);
  }
}
