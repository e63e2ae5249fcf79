package dev.cleanslate.openai;

import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.WorkerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// Each kind keeps the contract of all workers.
class OpenAiContractTests {
  @Nested
  class VectorStores extends Stages {
    VectorStores() {
      super(ObjectKind.VECTOR_STORE);
    }
  }

  @Nested
  class StoreFiles extends Stages {
    StoreFiles() {
      super(ObjectKind.STORE_FILE);
    }
  }

  @Nested
  class Files extends Stages {
    Files() {
      super(ObjectKind.FILE);
    }
  }

  @Nested
  class Assistants extends Stages {
    Assistants() {
      super(ObjectKind.ASSISTANT);
    }
  }

  @Nested
  class Conversations extends Stages {
    Conversations() {
      super(ObjectKind.CONVERSATION);
    }
  }

  @Nested
  class ConversationItems extends Stages {
    ConversationItems() {
      super(ObjectKind.CONVERSATION_ITEM);
    }
  }

  /// Opens stages for one kind, and closes them after each test.
  abstract static class Stages implements WorkerContract {
    private final List<OpenAiStage> opened = new ArrayList<>();
    private final ObjectKind kind;

    Stages(ObjectKind kind) {
      this.kind = kind;
    }

    @Override
    public ProviderStage stage() {
      OpenAiStage stage = new OpenAiStage(kind);
      opened.add(stage);
      return stage;
    }

    @AfterEach
    void close() {
      opened.forEach(OpenAiStage::close);
    }
  }
}
