package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.storage.kind.StorageKind;
import dev.cleanslate.testkit.worker.WorkerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each kind keeps the contract of all workers, with either way to prove the account.
class StorageContractTests {
  @Nested
  class Prefixes extends Stages {
    Prefixes() {
      super(StorageKind.PREFIX, false);
    }
  }

  @Nested
  class Objects extends Stages {
    Objects() {
      super(StorageKind.OBJECT, false);
    }

    /// Hardly any text is no key; what would be another path elsewhere is a key like any other.
    @Override
    @Test
    public void aMalformedIdReachesNoProvider() {
      StorageStage stage = stage();
      String tooLong = "\u00e4".repeat(513);
      try (Scene scene = Scenes.of(stage.simulator)) {
        Reply reply = scene.advance(Scene.object("attic", tooLong, StorageStage.ACCOUNT));
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        reply = scene.advance(Scene.object("attic", "\ud800", StorageStage.ACCOUNT));
        assertThat(reply).isInstanceOf(Reply.Refused.class);
      }
      assertThat(stage.requests()).isZero();
    }
  }

  @Nested
  class PrefixesOfADeclaredAccount extends Stages {
    PrefixesOfADeclaredAccount() {
      super(StorageKind.PREFIX, true);
    }
  }

  /// Opens stages for one kind, and closes them after each test.
  abstract static class Stages implements WorkerContract {
    private final List<StorageStage> opened = new ArrayList<>();
    private final StorageKind kind;
    private final boolean isDeclared;

    Stages(StorageKind kind, boolean isDeclared) {
      this.kind = kind;
      this.isDeclared = isDeclared;
    }

    @Override
    public StorageStage stage() {
      StorageStage stage = new StorageStage(kind, isDeclared);
      opened.add(stage);
      return stage;
    }

    @AfterEach
    void close() {
      opened.forEach(StorageStage::close);
    }
  }
}
