package dev.cleanslate.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What deleting means at this provider, beyond the contract of all workers.
class DeletionTests {
  @Test
  void deletedFalseIsRefusedAsProtected() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target target = stage.create();
      strike(stage, "DELETE", "/vector_stores/*", Action.notDeleted());

      refused(advance(stage, target), Refusal.PROTECTED);
      assertThat(stage.isThere(target)).isTrue();
    }
  }

  @Test
  void anAnswerWithoutDeletedIsRefusedAsProtected() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.FILE)) {
      Target target = stage.create();
      strike(stage, "DELETE", "/files/*", new Action.Leave(new Aftermath.Unmoved(true)));

      refused(advance(stage, target), Refusal.PROTECTED);
    }
  }

  @Test
  void aUsedUpQuotaIsRefusedAndNeverRepeated() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target target = stage.create();
      strike(stage, "DELETE", "/vector_stores/*", new Action.Throttle(Action.RetryAfter.QUOTA, 0));

      refused(advance(stage, target), Refusal.QUOTA);
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.waited()).isZero();
    }
  }

  @Test
  void aProvidersGuardIsToldFromAnythingElseInConflict() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target target = stage.create();
      strike(
          stage,
          "DELETE",
          "/vector_stores/*",
          new Action.Respond(409, Action.Form.JSON, "resource_protected", null, Map.of(), false));

      refused(advance(stage, target), Refusal.PROTECTED);
    }
  }

  @Test
  void aRetiredApiIsRefusedWhicheverWayItSaysSo() {
    for (String position : new String[] {"retired-404", "retired-410"}) {
      try (OpenAiStage stage = new OpenAiStage(ObjectKind.ASSISTANT)) {
        stage.simulator.flip("openai", "assistants", position);

        refused(advance(stage, stage.missing()), Refusal.RETIRED);
        refused(
            advance(stage, Target.of("openai.assistant", "asst_1", Map.of(), null)),
            Refusal.RETIRED);
      }
    }
  }

  @Test
  void aFileInAStoreThatIsGoneIsGoneWithIt() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.STORE_FILE)) {
      Target target = stage.target("file-1", stage.scope("vs_none"));

      assertThat(advance(stage, target))
          .isInstanceOfSatisfying(
              Advanced.Gone.class,
              gone ->
                  assertThat(gone.evidence().detail()).isEqualTo("gone with its parent vs_none"));
    }
  }

  @Test
  void deletingAFileFromAStoreLeavesTheFileItself() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.STORE_FILE)) {
      Target target = stage.create();

      assertThat(advance(stage, target)).isInstanceOf(Advanced.Gone.class);
      assertThat(stage.isThere(target)).isFalse();
      assertThat(stage.simulator.objects().has("file", String.valueOf(target.id()))).isTrue();
    }
  }

  @Test
  void theAccountIsProvedOnceAndThenRememberedForHalfAMinute() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      advance(stage, stage.create());
      advance(stage, stage.create());
      assertThat(stage.requests()).isEqualTo(3);

      stage.clock.advance(Duration.ofSeconds(31));
      advance(stage, stage.create());
      assertThat(stage.requests()).isEqualTo(5);
    }
  }

  @Test
  void aCredentialThatDoesNotSayItsAccountDeletesNothingOfARecordedOne() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target target = stage.create();
      strike(
          stage,
          "GET",
          "/vector_stores",
          new Action.Reshape(Action.Form.JSON, Map.of(), java.util.Set.of("openai-project")));

      refused(advance(stage, target), Refusal.WRONG_ACCOUNT);
      assertThat(stage.deletions()).isZero();
    }
  }

  @Test
  void aTargetWithTheRightCreationTimeIsDeleted() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      stage.simulator.play(
          """
          {"seed":[{"kind":"vector-store","ids":["vs_1"],"fields":{"created_at":1700000000}}]}
          """);
      Target target =
          new Target(
              "openai.vector_store", "vs_1", Map.of(), OpenAiStage.ACCOUNT, null, "1700000000");

      assertThat(advance(stage, target)).isInstanceOf(Advanced.Gone.class);
    }
  }

  @Test
  void theClientLibraryRepeatsNothingOnItsOwn() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      strike(stage, "DELETE", "/vector_stores/*", Action.status(503));

      advance(stage, stage.create());

      assertThat(stage.simulator.requests().all())
          .isNotEmpty()
          .allSatisfy(request ->
              assertThat(request.headers()).containsEntry("x-stainless-retry-count", "0"));
    }
  }

  @Test
  void anAnswerAboutAnotherObjectIsNoDeletion() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION_ITEM)) {
      Target target = stage.create();
      strike(
          stage,
          "DELETE",
          "/conversations/*/items/*",
          new Action.Respond(200, Action.Form.JSON, null, null, Map.of(), false));

      assertThat(advance(stage, target)).isInstanceOf(Advanced.Unavailable.class);
    }
  }

  static Advanced advance(OpenAiStage stage, Target target) {
    return stage
        .handler()
        .advance(target, Errand.advance(stage.clock, Duration.ofSeconds(25), Optional::empty));
  }

  static void strike(OpenAiStage stage, String method, String path, Action action) {
    stage.simulator.faults().add(Fault.on(method, "/openai/v1" + path, action));
  }

  private static void refused(Advanced outcome, Refusal reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Advanced.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
  }
}
