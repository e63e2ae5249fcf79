package dev.cleanslate.orchestrator.engine;

import java.time.Clock;

class MemoryRehearsalTests extends RehearsalContract {
  private final MemoryBooks memory = new MemoryBooks(Clock.systemUTC());

  @Override
  Books books() {
    return memory.books();
  }

  @Override
  long findings() {
    return memory.findings().size();
  }
}
