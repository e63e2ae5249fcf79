package dev.cleanslate.host.file;

import dev.cleanslate.host.LocalContract;
import dev.cleanslate.testkit.worker.ProviderStage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Instances in files keep the contract of all workers.
class ConfigContractTests implements LocalContract {
  private final List<FileStage> opened = new ArrayList<>();

  @Override
  public ProviderStage stage() {
    FileStage stage = new FileStage();
    opened.add(stage);
    return stage;
  }

  /// Nothing is forbidden to root, as which these tests may run.
  @Override
  public void whatIsForbiddenIsRefused() {
    throw new UnsupportedOperationException("nothing is forbidden to root");
  }

  @AfterEach
  void close() {
    opened.forEach(FileStage::close);
  }
}
