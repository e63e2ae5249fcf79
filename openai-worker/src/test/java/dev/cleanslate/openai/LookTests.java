package dev.cleanslate.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a look believes at this provider, beyond the contract of all workers.
class LookTests {
  @Test
  void aRetiredApiProvesNothing() {
    for (String position : new String[] {"retired-404", "retired-410"}) {
      try (OpenAiStage stage = new OpenAiStage(ObjectKind.ASSISTANT)) {
        Target target = stage.create();
        stage.simulator.flip("openai", "assistants", position);

        unverifiable(look(stage, target), Doubt.API_RETIRED);
      }
    }
  }

  @Test
  void anAssistantOfALiveEndpointIsSeenAndSeenGone() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.ASSISTANT)) {
      assertThat(look(stage, stage.create())).isInstanceOf(Looked.Present.class);
      assertThat(look(stage, stage.missing())).isInstanceOf(Looked.Gone.class);
    }
  }

  @Test
  void aFileInAStoreThatIsGoneIsGoneWithIt() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.STORE_FILE)) {
      Target target = stage.target("file-1", stage.scope("vs_none"));

      assertThat(look(stage, target))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> {
                assertThat(gone.evidence().detail()).isEqualTo("gone with its parent vs_none");
                assertThat(gone.evidence().control())
                    .isEqualTo("GET /vector_stores?limit=1 -> 200");
              });
    }
  }

  @Test
  void anItemOfAConversationThatIsGoneCannotBeTold() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION_ITEM)) {
      Target target = stage.target("msg_1", stage.scope("conv_none"));

      unverifiable(look(stage, target), Doubt.NO_CONTROL);
    }
  }

  @Test
  void anItemIsNotCalledGoneByAControlFromBeforeItsConversationWent() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION_ITEM)) {
      stage.simulator.flip("openai", "leftover-items", "gone");
      Target item = stage.create();
      String conversation = item.scope().getOrDefault("conversation", "");
      assertThat(look(stage, stage.target("msg_0000", item.scope())))
          .isInstanceOf(Looked.Gone.class);

      DeletionTests.advance(
          stage, Target.of("openai.conversation", conversation, Map.of(), OpenAiStage.ACCOUNT));

      unverifiable(look(stage, item), Doubt.NO_CONTROL);
    }
  }

  @Test
  void anItemIsGoneWhereItsConversationsItemsCanBeRead() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION_ITEM)) {
      assertThat(look(stage, stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone ->
                  assertThat(gone.evidence().control())
                      .matches("GET /conversations/conv_\\w+/items.* -> 200"));
    }
  }

  @Test
  void aConversationsControlIsTheSentinelWhereThereIsOne() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION, "conv_sentinel")) {
      stage.simulator.play("{\"seed\":[{\"kind\":\"conversation\",\"ids\":[\"conv_sentinel\"]}]}");

      assertThat(look(stage, stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone ->
                  assertThat(gone.evidence().control())
                      .isEqualTo("GET /conversations/conv_sentinel -> 200"));
    }
  }

  @Test
  void aSentinelThatIsAbsentItselfProvesNothing() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.CONVERSATION, "conv_sentinel")) {
      unverifiable(look(stage, stage.missing()), Doubt.CONTROL_FAILED);
    }
  }

  @Test
  void aControlOfAnotherAccountProvesNothing() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      DeletionTests.strike(
          stage,
          "GET",
          "/vector_stores",
          new Action.Reshape(
              Action.Form.JSON, Map.of("openai-project", "proj-other"), java.util.Set.of()));

      unverifiable(look(stage, stage.missing()), Doubt.WRONG_ACCOUNT);
    }
  }

  @Test
  void aControlWithoutAccountProvesNothing() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      DeletionTests.strike(
          stage,
          "GET",
          "/vector_stores",
          new Action.Reshape(Action.Form.JSON, Map.of(), java.util.Set.of("openai-organization")));

      unverifiable(look(stage, stage.missing()), Doubt.ACCOUNT_UNKNOWN);
    }
  }

  @Test
  void aRememberedControlIsNamedWithItsAge() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      look(stage, stage.missing());
      stage.clock.advance(Duration.ofSeconds(12));

      assertThat(look(stage, stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> assertThat(gone.evidence().controlAgeMs()).isEqualTo(12_000));
      assertThat(stage.requests()).isEqualTo(3);
    }
  }

  @Test
  void whatBearsTheIdButWasCreatedAtAnotherTimeIsNotCalledPresent() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target mistaken = stage.mistaken(stage.create()).orElseThrow();

      unverifiable(look(stage, mistaken), Doubt.BAD_TARGET);
    }
  }

  @Test
  void fieldsNobodyKnowsChangeNothing() {
    try (OpenAiStage stage = new OpenAiStage(ObjectKind.VECTOR_STORE)) {
      Target target = stage.create();
      DeletionTests.strike(
          stage,
          "GET",
          "/vector_stores/*",
          new Action.Reshape(Action.Form.EXTRA_FIELDS, Map.of(), java.util.Set.of()));

      assertThat(look(stage, target)).isInstanceOf(Looked.Present.class);
    }
  }

  private static Looked look(OpenAiStage stage, Target target) {
    return stage.handler().look(target, Errand.look(stage.clock, Duration.ofSeconds(25)));
  }

  private static void unverifiable(Looked outcome, Doubt doubt) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.doubt()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
