package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Verdict.Standing;
import org.junit.jupiter.api.Test;

class EndedSagaTests {
  private final Dialogue talk = Dialogue.about(Steps.PLAIN);

  @Test
  void aReplyAfterTheEndChangesNothing() {
    StepRef command = talk.command();
    Step sent = talk.step();
    talk.end(SagaState.ABANDONED);

    talk.reply(Steps.gone(command));
    talk.reply(Steps.refused(command));

    assertThat(talk.step()).isEqualTo(sent);
  }

  @Test
  void aVerdictAfterTheEndIsRemembered() {
    talk.reply(Steps.gone(talk.command()));
    StepRef look = talk.lookWhenDue();
    talk.end(SagaState.ABANDONED);

    talk.verdict(Steps.absent(look));

    talk.isIn(StepState.GONE);
    assertThat(talk.effects()).contains(new Effect.SeenGone());
    assertThat(talk.saga().isFinishable()).isFalse();
  }

  @Test
  void presentAfterTheEndOpensNothing() {
    talk.reply(Steps.gone(talk.command()));
    StepRef look = talk.lookWhenDue();
    talk.end(SagaState.ABANDONED);

    talk.verdict(Steps.present(look, Standing.FREE));

    assertThat(talk.isIn(StepState.CHECKING).effects()).isEmpty();
  }

  @Test
  void aCommandThatComesDueAfterTheEndIsNotSent() {
    talk.command();
    talk.end(SagaState.ABANDONED);

    talk.due();

    assertThat(talk.isIn(StepState.SENT).effects()).isEmpty();
    assertThat(talk.step().dueAt()).isNull();
  }

  @Test
  void aPersonCanNeitherOpenNorRetryAfterTheEnd() {
    talk.stuck();
    Step stuck = talk.step();
    talk.end(SagaState.CANCELLED);

    talk.on(new Event.Retried("jo"));
    talk.on(new Event.Picked());

    assertThat(talk.step()).isEqualTo(stuck);
  }
}
