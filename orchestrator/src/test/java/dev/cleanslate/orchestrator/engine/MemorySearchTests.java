package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.orchestrator.alert.Alarm;
import java.time.Clock;
import java.util.List;

class MemorySearchTests extends SearchContract {
  private final MemoryBooks memory = new MemoryBooks(Clock.systemUTC());

  @Override
  Books books() {
    return memory.books();
  }

  @Override
  List<Finding> openFindings() {
    return memory.findings().stream().map(Alarm::finding).toList();
  }
}
