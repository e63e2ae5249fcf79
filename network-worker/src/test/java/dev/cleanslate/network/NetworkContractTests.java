package dev.cleanslate.network;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each kind keeps the contract of all workers.
class NetworkContractTests {
  @Nested
  class Interfaces extends Stages {
    Interfaces() {
      super(Sort.INTERFACE);
    }

    /// The wait belongs to the step that deletes, which is not the one that ends in gone.
    @Test
    @Override
    public void aShortRetryAfterIsWaitedForAndCounted() {
      NetworkStage stage = stage();
      Answering worker = Answering.of("test", List.of(stage.handler()), new Holds(), stage.clock);
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
  }

  @Nested
  class Addresses extends Stages {
    Addresses() {
      super(Sort.ADDRESS);
    }
  }

  /// Opens stages for one kind, and closes them after each test.
  abstract static class Stages implements WorkerContract {
    private final List<NetworkStage> opened = new ArrayList<>();
    private final Sort sort;

    Stages(Sort sort) {
      this.sort = sort;
    }

    @Override
    public NetworkStage stage() {
      NetworkStage stage = new NetworkStage(sort);
      opened.add(stage);
      return stage;
    }

    @AfterEach
    void close() {
      opened.forEach(NetworkStage::close);
    }
  }
}
