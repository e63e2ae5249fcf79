package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whose rows a table holds: so that those of owners whom nobody knows any more can be found.
class OwnersTests {
  @Test
  void eachOwnerIsListedOnceOverManyPages() {
    try (Estate estate = Things.estate()) {
      estate.run(
          "insert into things (owner) select 'o' || lpad(n::text, 5, '0')"
              + " from generate_series(1, 2500) n, generate_series(1, 2)");
      List<String> seen = new ArrayList<>();

      Listing listing = list(estate, seen);

      assertThat(listing)
          .isInstanceOfSatisfying(
              Listing.Complete.class,
              complete -> {
                assertThat(complete.account()).isEqualTo(estate.account);
                assertThat(complete.call()).doesNotContain("o0");
              });
      assertThat(seen).hasSize(2500).doesNotHaveDuplicates();
    }
  }

  @Test
  void rowsThatAreGoneByTheirStateAreNotListed() {
    String declared =
        Things.DECLARED.replace(
            "gone: deleted",
            "gone: transition\n"
                + "    transition: { column: state, final: [done], phases: [{ to: done }] }");
    try (Estate estate = Estate.of(declared, Things.TABLE)) {
      estate.run("insert into things (owner, state) values ('a', 'done'), ('b', 'open')");
      List<String> seen = new ArrayList<>();

      assertThat(list(estate, seen)).isInstanceOf(Listing.Complete.class);
      assertThat(seen).containsExactly("b");
    }
  }

  @Test
  void aTableThatIsNotThereIsNoEmptyListing() {
    try (Estate estate = Estate.of(Things.DECLARED)) {
      assertThat(list(estate, new ArrayList<>()))
          .isInstanceOfSatisfying(
              Listing.Partial.class,
              partial -> assertThat(partial.doubt()).isEqualTo(Doubt.NO_CONTROL));
    }
  }

  private static Listing list(Estate estate, List<String> seen) {
    return estate.handler.list(
        Things.KIND,
        Map.of(),
        Errand.look(InstantSource.system(), Duration.ofSeconds(20)),
        each -> seen.add(each.id()));
  }
}
