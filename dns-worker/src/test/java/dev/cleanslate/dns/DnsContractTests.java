package dev.cleanslate.dns;

import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.testkit.worker.WorkerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// Each kind keeps the contract of all workers.
class DnsContractTests {
  @Nested
  class PtrRecords extends Stages {
    PtrRecords() {
      super(Sort.PTR);
    }
  }

  @Nested
  class OtherRecords extends Stages {
    OtherRecords() {
      super(Sort.RECORD);
    }
  }

  /// Opens stages for one kind, and closes them after each test.
  abstract static class Stages implements WorkerContract {
    private final List<DnsStage> opened = new ArrayList<>();
    private final Sort sort;

    Stages(Sort sort) {
      this.sort = sort;
    }

    @Override
    public ProviderStage stage() {
      DnsStage stage = new DnsStage(sort);
      opened.add(stage);
      return stage;
    }

    @AfterEach
    void close() {
      opened.forEach(DnsStage::close);
    }
  }
}
