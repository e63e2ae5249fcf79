package dev.cleanslate.example.wiki;

import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.WorkerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Pages keep the contract of all workers.
class WikiContractTests implements WorkerContract {
  private final List<WikiStage> opened = new ArrayList<>();

  @Override
  public ProviderStage stage() {
    WikiStage stage = new WikiStage();
    opened.add(stage);
    return stage;
  }

  @AfterEach
  void close() {
    opened.forEach(WikiStage::close);
  }
}
