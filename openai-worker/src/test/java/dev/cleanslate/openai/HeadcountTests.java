package dev.cleanslate.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a census is told about an account.
class HeadcountTests {
  @Test
  void everythingIsCountedOnceOverManyPagesWithItsMark() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      List<String> made = new ArrayList<>(stage.simulator.objects().seed("vector-store", 250));
      stage.simulator.play(
          """
          {"seed":[{"kind":"vector-store","ids":["vs_marked"],
                    "fields":{"name":"Kay's","metadata":{"cleanslate":"acme/clone/kay","other":"x"}}}]}
          """);
      made.add("vs_marked");

      List<Thing> counted = new ArrayList<>();
      Counted.Page page = page(stage, "openai.vector_store", null);
      counted.addAll(page.things());
      while (page.next() != null) {
        page = page(stage, "openai.vector_store", page.next());
        counted.addAll(page.things());
      }

      assertThat(page.account()).isEqualTo(OpenAiStage.ACCOUNT);
      assertThat(counted)
          .extracting(Thing::id)
          .containsExactlyInAnyOrderElementsOf(made)
          .doesNotHaveDuplicates();
      assertThat(counted)
          .filteredOn(thing -> thing.mark() != null)
          .containsExactly(new Thing("vs_marked", "acme/clone/kay", null, null, "Kay's"));
    }
  }

  @Test
  void nothingAtAllIsAWholePage() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.FILE)) {
      Counted.Page page = page(stage, "openai.file", null);

      assertThat(page.things()).isEmpty();
      assertThat(page.next()).isNull();
    }
  }

  @Test
  void aListingThatEndsTooEarlyIsNotWhole() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      stage.simulator.objects().seed("vector-store", 5);
      DeletionTests.strike(stage, "GET", "/vector_stores", new Action.Lie(new CutShort(2)));

      assertThat(doubt(stage, "openai.vector_store", null)).isEqualTo(Doubt.LISTING_INCOMPLETE);
    }
  }

  @Test
  void whatCannotBeListedSaysSo() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION)) {
      assertThat(doubt(stage, "openai.conversation", null)).isEqualTo(Doubt.NOT_LISTABLE);
      assertThat(doubt(stage, "openai.store_file", null)).isEqualTo(Doubt.NOT_LISTABLE);
      stage.simulator.flip("openai", "assistants", "retired-410");
      assertThat(doubt(stage, "openai.assistant", null)).isEqualTo(Doubt.API_RETIRED);
    }
  }

  private static Counted.Page page(OpenAiStage stage, String kind, @Nullable String after) {
    Counted counted = count(stage, kind, after);
    assertThat(counted).isInstanceOf(Counted.Page.class);
    return (Counted.Page) counted;
  }

  private static Doubt doubt(OpenAiStage stage, String kind, @Nullable String after) {
    Counted counted = count(stage, kind, after);
    assertThat(counted).isInstanceOf(Counted.Unclear.class);
    return ((Counted.Unclear) counted).doubt();
  }

  private static Counted count(OpenAiStage stage, String kind, @Nullable String after) {
    return stage
        .counting()
        .count(kind, after, 500, Errand.look(stage.clock, Duration.ofSeconds(25)));
  }
}
