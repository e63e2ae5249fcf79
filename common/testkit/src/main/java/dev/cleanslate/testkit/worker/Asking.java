package dev.cleanslate.testkit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.answer.Answering;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Asks a staged worker through the runtime, and states what must come back.
record Asking(ProviderStage stage, Holds holds, Answering worker) {
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  private static final StepRef REF = new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2));
  private static final int MOST_STEPS = 20;

  static Asking on(ProviderStage stage) {
    Holds holds = new Holds();
    return new Asking(
        stage,
        holds,
        Answering.of("contract", List.of(stage.handler()), holds, InstantSource.system()));
  }

  Reply advance(Target target) {
    return worker.advance(new Command.Advance(REF, OWNER, target, 60_000));
  }

  /// Asks again as long as the answer is "still deleting".
  Reply advanceToTheEnd(Target target) {
    Reply reply = advance(target);
    for (int i = 0; i < MOST_STEPS && reply instanceof Reply.StillDeleting; i++) {
      reply = advance(target);
    }
    return reply;
  }

  Verdict look(Target target) {
    return worker.look(new Command.Look(REF, OWNER, target, 60_000));
  }

  void refused(Target target, Refusal reason) {
    assertThat(advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
  }

  void unverifiable(Target target, Doubt doubt) {
    assertThat(look(target))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.reason()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
