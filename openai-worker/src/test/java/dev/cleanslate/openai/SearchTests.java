package dev.cleanslate.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Found.Claim;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.room.Listing.CutShort;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.answer.Answering;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is the owner's by its exact mark or its exact name, and what only looks like it.
class SearchTests {
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "7");
  private static final StepRef REF = new StepRef(new UUID(1, 1), 1, 1, new UUID(1, 1));

  private OpenAiStage stage;
  private Answering worker;

  @BeforeEach
  void start() {
    stage = new OpenAiStage(ObjectKind.VECTOR_STORE);
    worker = Answering.of("openai", List.of(stage.search()), new Holds(), stage.clock);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theExactMarkAndTheExactNameAreTheOwnersAndNothingElseIs() {
    seed("vector-store", "vs_mark", "cleanslate", "acme/clone/7", "anything");
    seed("vector-store", "vs_name", "x", "y", "clone-7-docs");
    seed("vector-store", "vs_mark77", "cleanslate", "acme/clone/77", "clone-77-docs");
    seed("vector-store", "vs_tenant", "cleanslate", "other/clone/7", "clone-7-docs.bak");
    seed("assistant", "asst_mark", "cleanslate", "acme/clone/7", "helper");
    seed("file", "file-1", null, null, "clone-7__handbook.pdf");
    seed("file", "file-2", null, null, "clone-77__handbook.pdf");

    List<Found> found = found(advance(search()));

    assertThat(found)
        .filteredOn(one -> one.claim().isAuthority())
        .extracting(Found::kind, Found::id, Found::claim)
        .containsExactlyInAnyOrder(
            tuple("openai.vector_store", "vs_mark", Claim.MARK),
            tuple("openai.vector_store", "vs_name", Claim.NAME),
            tuple("openai.assistant", "asst_mark", Claim.MARK),
            tuple("openai.file", "file-1", Claim.NAME));
    assertThat(found).allMatch(one -> OpenAiStage.ACCOUNT.equals(one.account()));
    assertThat(stage.deletions()).isZero();
  }

  @Test
  void whatOnlyResemblesIsToldAndEndsTheSearch() {
    seed("vector-store", "vs_alike", "x", "y", "old copy of tenant-7");
    Target search = search(new OwnerRef("acme", "clone", "tenant-7"));

    Reply reply = advance(search);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Gone.class,
            gone -> {
              assertThat(gone.found()).extracting(Found::id).containsExactly("vs_alike");
              assertThat(gone.found()).extracting(Found::claim).containsExactly(Claim.ALIKE);
            });
    assertThat(look(search)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void aSearchIsDoneOnceACompleteListingShowsNothing() {
    Target search = search();
    seed("vector-store", "vs_mark", "cleanslate", "acme/clone/7", "anything");
    assertThat(look(search))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> assertThat(present.tally()).isEqualTo(new Tally(1, 0)));

    stage
        .handler()
        .advance(
            Target.of("openai.vector_store", "vs_mark", Map.of(), OpenAiStage.ACCOUNT),
            Errand.advance(stage.clock, Duration.ofSeconds(20), Optional::empty));

    assertThat(advance(search)).isInstanceOf(Reply.Gone.class);
    assertThat(look(search))
        .isInstanceOfSatisfying(
            Verdict.Gone.class,
            gone -> {
              assertThat(gone.evidence().account()).isEqualTo(OpenAiStage.ACCOUNT);
              assertThat(gone.evidence().control()).contains("/vector_stores", "200");
            });
  }

  @Test
  void aListingThatWasCutShortProvesNothing() {
    stage.simulator.objects().seed("vector-store", 250);
    DeletionTests.strike(stage, "GET", "/vector_stores", new Action.Lie(new CutShort(100)));

    assertThat(advance(search())).isInstanceOf(Reply.Unavailable.class);
    assertThat(look(search()))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.LISTING_INCOMPLETE));
  }

  @Test
  void anApiThatWasSwitchedOffIsLeftOutAndNamed() {
    stage.simulator.flip("openai", "assistants", "retired-404");

    assertThat(advance(search())).isInstanceOf(Reply.Gone.class);
    assertThat(look(search()))
        .isInstanceOfSatisfying(
            Verdict.Gone.class,
            gone -> assertThat(gone.evidence().detail()).contains("openai.assistant"));
  }

  @Test
  void aSearchWithoutTheOwnersIdIsNotMade() {
    Target search = Target.of("openai.search", OWNER.key(), Map.of(), null);

    assertThat(advance(search))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.BAD_TARGET));
    assertThat(stage.requests()).isZero();
  }

  private void seed(
      String kind, String id, @Nullable String key, @Nullable String value, String name) {
    String marks = key == null ? "{}" : "{\"%s\":\"%s\"}".formatted(key, value);
    String called = kind.equals("file") ? "filename" : "name";
    String fields =
        kind.equals("file")
            ? "{\"%s\":\"%s\"}".formatted(called, name)
            : "{\"%s\":\"%s\",\"metadata\":%s}".formatted(called, name, marks);
    stage.simulator.play(
        "{\"seed\":[{\"kind\":\"%s\",\"ids\":[\"%s\"],\"fields\":%s}]}"
            .formatted(kind, id, fields));
  }

  private static Target search() {
    return search(OWNER);
  }

  private static Target search(OwnerRef owner) {
    Map<String, String> scope = new LinkedHashMap<>();
    scope.put("owner", owner.id());
    scope.put("openai.vector_store", "clone-\\Q" + owner.id() + "\\E-[a-z]+");
    scope.put("openai.file", "clone-\\Q" + owner.id() + "\\E__.+");
    return Target.of("openai.search", owner.key(), scope, null);
  }

  private Reply advance(Target target) {
    return worker.advance(new Command.Advance(REF, OWNER, target, 60_000));
  }

  private Verdict look(Target target) {
    return worker.look(new Command.Look(REF, OWNER, target, 60_000));
  }

  private static List<Found> found(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.StillDeleting.class);
    return Objects.requireNonNull(((Reply.StillDeleting) reply).found());
  }
}
