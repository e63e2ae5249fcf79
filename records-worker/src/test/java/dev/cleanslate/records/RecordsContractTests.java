package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import dev.cleanslate.testkit.worker.ProviderStage.Where;
import dev.cleanslate.testkit.worker.WorkerContract;
import dev.cleanslate.worker.answer.Answering;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each meaning of "gone" keeps the contract of all workers.
class RecordsContractTests {
  @Nested
  class DeletedRows extends Stages {
    DeletedRows() {
      super(RecordsStage.Sort.DELETED);
    }
  }

  @Nested
  class RowsInTransition extends Stages {
    RowsInTransition() {
      super(RecordsStage.Sort.TRANSITION);
    }
  }

  @Nested
  class MarkedRows extends Stages {
    MarkedRows() {
      super(RecordsStage.Sort.MARKED);
    }
  }

  /// Opens stages for one sort, and closes them after each test.
  abstract static class Stages implements WorkerContract {
    private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
    private static final StepRef REF = new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2));

    private final List<RecordsStage> opened = new ArrayList<>();
    private final RecordsStage.Sort sort;

    Stages(RecordsStage.Sort sort) {
      this.sort = sort;
    }

    @Override
    public ProviderStage stage() {
      RecordsStage stage = new RecordsStage(sort);
      opened.add(stage);
      return stage;
    }

    @AfterEach
    void close() {
      opened.forEach(RecordsStage::close);
    }

    /// A database names no time after which to come back. What it says instead is that there are
    /// too many connections, which is waited for as the guard sees fit.
    @Override
    @Test
    public void aShortRetryAfterIsWaitedForAndCounted() {
      ProviderStage stage = stage();
      Target target = stage.create();
      stage.trouble(Where.DELETING, Trouble.THROTTLED_FOR_A_SECOND, 1);

      Reply reply = advance(stage, target);

      assertThat(reply).isInstanceOf(Reply.Gone.class);
      assertThat(stage.waited()).isGreaterThan(Duration.ZERO);
      assertThat(stage.deletions()).isEqualTo(2);
    }

    /// Nor does it ask for a long one. A lock that others hold for long is handed back.
    @Override
    @Test
    public void aLongRetryAfterIsHandedBackAndNotWaitedFor() {
      ProviderStage stage = stage();
      Target target = stage.create();
      stage.trouble(Where.DELETING, Trouble.THROTTLED_FOR_A_YEAR, ALWAYS);

      Reply reply = advance(stage, target);

      assertThat(reply).isInstanceOf(Reply.Unavailable.class);
      assertThat(stage.deletions()).isEqualTo(1);
      assertThat(stage.waited()).isZero();
      assertThat(stage.isThere(target)).isTrue();
    }

    private static Reply advance(ProviderStage stage, Target target) {
      return Answering.of("records", List.of(stage.handler()), new Holds(), InstantSource.system())
          .advance(new Command.Advance(REF, OWNER, target, 60_000));
    }
  }
}
