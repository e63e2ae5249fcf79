package dev.cleanslate.simulator.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTests {
  private final HandClock clock = new HandClock();
  private final Shelf shelf = new Shelves(clock).of("account", "kind");

  private void fill(int count) {
    IntStream.rangeClosed(1, count).forEach(i -> shelf.put("id" + i, Json.object()));
  }

  private static PageOrder order(
      boolean ascending, int limit, @Nullable String after, @Nullable String before) {
    return new PageOrder(
        ascending, limit, Optional.ofNullable(after), Optional.ofNullable(before), _ -> true);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2, , , id1 id2, true",
    "true, 9, , , id1 id2 id3 id4 id5, false",
    "true, 5, , , id1 id2 id3 id4 id5, false",
    "false, 2, , , id5 id4, true",
    "true, 2, id4, , id5, false",
    "false, 2, id4, , id3 id2, true",
    "true, 2, , id4, id2 id3, true",
    "true, 2, , id3, id1 id2, false",
    "false, 2, , id1, id3 id2, true",
    "true, 9, id1, id4, id2 id3, false",
    "true, 9, id5, , '', false",
  })
  void pagesAreCutExactly(
      boolean ascending,
      int limit,
      @Nullable String after,
      @Nullable String before,
      String ids,
      boolean hasMore) {
    fill(5);

    Page page = shelf.page(order(ascending, limit, after, before), Listing.HONEST).orElseThrow();

    assertThat(String.join(" ", page.entries().stream().map(Entry::id).toList())).isEqualTo(ids);
    assertThat(page.hasMore()).isEqualTo(hasMore);
  }

  @Test
  void pagingWhileDeletingSkipsNothing() {
    fill(6);
    shelf.remove("id2", Aftermath.CLEAN);

    Page next = shelf.page(order(true, 2, "id2", null), Listing.HONEST).orElseThrow();

    assertThat(next.entries()).extracting(Entry::id).containsExactly("id3", "id4");
  }

  @Test
  void aCursorThatNeverWasIsNoPage() {
    fill(1);

    assertThat(shelf.page(order(true, 2, "id7", null), Listing.HONEST)).isEmpty();
  }

  @Test
  void anIdThatComesBackIsANewObject() {
    fill(2);
    shelf.remove("id1", new Aftermath.Lingers(100, 0, true));
    shelf.put("id1", Json.object().put("second", true));

    assertThat(shelf.ids()).containsExactly("id2", "id1");
    assertThat(shelf.read("id1").orElseThrow().body().has("second")).isTrue();
    assertThat(shelf.remembered("id1")).isEmpty();
  }

  @Test
  void whatReappearsIsCountedAgain() {
    fill(2);
    shelf.remove("id1", new Aftermath.Reappears(0, 1000));

    assertThat(shelf.size()).isEqualTo(1);
    clock.turn(Duration.ofSeconds(1));
    assertThat(shelf.size()).isEqualTo(2);
    assertThat(shelf.ids()).isEqualTo(List.of("id1", "id2"));
  }
}
