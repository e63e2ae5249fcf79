package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.WorkerContract;
import dev.cleanslate.worker.answer.Answering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bare metal servers keep the contract of all workers.
class ServerContractTests implements WorkerContract {
  private final List<ServerStage> opened = new ArrayList<>();

  @Override
  public ProviderStage stage() {
    ServerStage stage = new ServerStage();
    opened.add(stage);
    return stage;
  }

  @AfterEach
  void close() {
    opened.forEach(ServerStage::close);
  }

  /// The wait belongs to the step that deletes, which is not the one that ends in gone.
  @Test
  @Override
  public void aShortRetryAfterIsWaitedForAndCounted() {
    ProviderStage stage = stage();
    Answering worker = Answering.of("test", List.of(stage.handler()), new Holds(), clock());
    Command.Advance command =
        new Command.Advance(
            new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2)),
            new OwnerRef("acme", "node", "node-7"),
            stage.create(),
            60_000);
    stage.trouble(ProviderStage.Where.DELETING, ProviderStage.Trouble.THROTTLED_FOR_A_SECOND, 1);

    Reply reply = worker.advance(command);

    assertThat(reply).isInstanceOf(Reply.StillDeleting.class);
    assertThat(stage.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(reply.usage().throttled()).isEqualTo(1);
    assertThat(reply.usage().retryAfterMs()).isEqualTo(1000);
    while (reply instanceof Reply.StillDeleting) {
      reply = worker.advance(command);
    }
    assertThat(reply).isInstanceOf(Reply.Gone.class);
  }

  private java.time.InstantSource clock() {
    return opened.getLast().clock;
  }
}
