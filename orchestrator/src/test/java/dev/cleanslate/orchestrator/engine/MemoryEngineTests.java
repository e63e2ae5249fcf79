package dev.cleanslate.orchestrator.engine;

import java.time.Clock;

class MemoryEngineTests extends EngineContract {
  @Override
  Books books() {
    return new MemoryBooks(Clock.systemUTC()).books();
  }
}
