package dev.cleanslate.host.process;

import dev.cleanslate.host.LocalContract;
import dev.cleanslate.testkit.worker.ProviderStage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Processes keep the contract of all workers.
class ProcessContractTests implements LocalContract {
  private final List<ProcessStage> opened = new ArrayList<>();

  @Override
  public ProviderStage stage() {
    ProcessStage stage = new ProcessStage();
    opened.add(stage);
    return stage;
  }

  @AfterEach
  void close() {
    opened.forEach(ProcessStage::close);
  }
}
