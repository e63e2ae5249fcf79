package dev.cleanslate.orchestrator.engine;

import java.time.Clock;

class MemoryFamilyTests extends FamilyContract {
  @Override
  Books books() {
    return new MemoryBooks(Clock.systemUTC()).books();
  }
}
