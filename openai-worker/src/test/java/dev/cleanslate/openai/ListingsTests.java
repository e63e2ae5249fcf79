package dev.cleanslate.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.simulator.room.Listing.Loops;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.answer.Answering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Listings that are whole, listings that lie, and what is announced but not yet registered.
class ListingsTests {
  @Test
  void everythingIsListedOverManyPages() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      List<String> made = stage.simulator.objects().seed("vector-store", 250);

      List<String> found = new ArrayList<>();
      assertThat(list(stage, "openai.vector_store", Map.of(), found))
          .isEqualTo(new Listing.Complete("GET /vector_stores", OpenAiStage.ACCOUNT));
      assertThat(found).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void nothingAtAllIsACompleteListingToo() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.FILE)) {
      assertThat(list(stage, "openai.file", Map.of(), new ArrayList<>()))
          .isInstanceOf(Listing.Complete.class);
    }
  }

  @Test
  void aListingThatLoopsIsNotComplete() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      stage.simulator.objects().seed("vector-store", 250);
      DeletionTests.strike(stage, "GET", "/vector_stores", new Action.Lie(new Loops()));

      assertThat(list(stage, "openai.vector_store", Map.of(), new ArrayList<>()))
          .isInstanceOfSatisfying(
              Listing.Partial.class,
              partial -> assertThat(partial.doubt()).isEqualTo(Doubt.LISTING_INCOMPLETE));
    }
  }

  @Test
  void aListingThatEndsTooEarlyIsNotComplete() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      stage.simulator.objects().seed("vector-store", 5);
      DeletionTests.strike(stage, "GET", "/vector_stores", new Action.Lie(new CutShort(2)));

      assertThat(list(stage, "openai.vector_store", Map.of(), new ArrayList<>()))
          .isInstanceOf(Listing.Partial.class);
    }
  }

  @Test
  void aPageThatFailsMakesTheListingPartial() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      stage.simulator.objects().seed("vector-store", 250);
      stage
          .simulator
          .faults()
          .add(
              dev.cleanslate.simulator.fault.Fault.on(
                      "GET", "/openai/v1/vector_stores", Action.status(500))
                  .fromNth(2));

      assertThat(list(stage, "openai.vector_store", Map.of(), new ArrayList<>()))
          .isInstanceOf(Listing.Partial.class);
    }
  }

  @Test
  void conversationsCannotBeListed() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION)) {
      assertThat(list(stage, "openai.conversation", Map.of(), new ArrayList<>()))
          .isInstanceOf(Listing.NotListable.class);
    }
  }

  @Test
  void theItemsOfAConversationAreListed() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION_ITEM)) {
      Target item = stage.create();
      List<String> found = new ArrayList<>();

      assertThat(list(stage, "openai.conversation_item", item.scope(), found))
          .isInstanceOf(Listing.Complete.class);
      assertThat(found).containsExactly(item.id());
    }
  }

  @Test
  void anIntentIsFoundByItsExactMark() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      seedMarked(stage, "vs_meant", "clone-7");
      seedMarked(stage, "vs_other", "clone-77");

      assertThat(lookFor(stage, "openai.vector_store", "cleanslate=clone-7"))
          .isInstanceOfSatisfying(
              Verdict.Present.class,
              present -> assertThat(present.foundId()).isEqualTo("vs_meant"));
      assertThat(lookFor(stage, "openai.vector_store", "clone-77"))
          .isInstanceOfSatisfying(
              Verdict.Present.class,
              present -> assertThat(present.foundId()).isEqualTo("vs_other"));
    }
  }

  @Test
  void anIntentThatNothingBearsIsGone() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      seedMarked(stage, "vs_other", "clone-77");

      assertThat(lookFor(stage, "openai.vector_store", "cleanslate=clone-7"))
          .isInstanceOf(Verdict.Gone.class);
    }
  }

  @Test
  void anIntentIsNotCalledGoneByAListingThatWasCutShort() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      seedMarked(stage, "vs_meant", "clone-7");
      stage.simulator.objects().seed("vector-store", 3);
      DeletionTests.strike(stage, "GET", "/vector_stores", new Action.Lie(new CutShort(1)));

      unverifiable(
          lookFor(stage, "openai.vector_store", "cleanslate=clone-7"), Doubt.LISTING_INCOMPLETE);
    }
  }

  @Test
  void anIntentOfAKindWithoutMarksCannotBeLookedFor() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION)) {
      unverifiable(lookFor(stage, "openai.conversation", "clone-7"), Doubt.NOT_LISTABLE);
      unverifiable(lookFor(stage, "openai.file", "clone-7"), Doubt.NOT_LISTABLE);
      assertThat(stage.requests()).isZero();
    }
  }

  @Test
  void anIntentOfAnotherAccountIsNotCalledGone() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      unverifiable(
          lookFor(stage, "openai.vector_store", "clone-7", "other/one"), Doubt.WRONG_ACCOUNT);
      unverifiable(lookFor(stage, "openai.vector_store", "clone-7", null), Doubt.ACCOUNT_UNKNOWN);
    }
  }

  private static void seedMarked(OpenAiStage stage, String id, String mark) {
    stage.simulator.play(
        """
        {"seed":[{"kind":"vector-store","ids":["%s"],"fields":{"metadata":{"cleanslate":"%s"}}}]}
        """
            .formatted(id, mark));
  }

  private static Verdict lookFor(OpenAiStage stage, String kind, String marker) {
    return lookFor(stage, kind, marker, OpenAiStage.ACCOUNT);
  }

  private static Verdict lookFor(
      OpenAiStage stage, String kind, String marker, @Nullable String account) {
    Answering worker = Answering.of("openai", List.of(stage.handler()), new Holds(), stage.clock);
    Target intent = new Target(kind, null, Map.of(), account, marker, null);
    StepRef ref = new StepRef(new UUID(1, 1), 1, 1, new UUID(1, 1));
    return worker.look(
        new Command.Look(ref, new OwnerRef("acme", "clone", "clone-7"), intent, 60_000));
  }

  private static Listing list(
      OpenAiStage stage, String kind, Map<String, String> scope, List<String> found) {
    Errand errand = Errand.look(stage.clock, Duration.ofSeconds(25));
    return stage.handler().list(kind, scope, errand, each -> found.add(each.id()));
  }

  private static void unverifiable(Verdict verdict, Doubt doubt) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.reason()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
