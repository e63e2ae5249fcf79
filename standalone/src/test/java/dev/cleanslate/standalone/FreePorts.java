package dev.cleanslate.standalone;

import java.util.concurrent.atomic.AtomicInteger;

/// Bases whose ports are free, each handed out once in this JVM.
final class FreePorts {
  private static final int STRIDE = 40;
  private static final AtomicInteger NEXT =
      new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 200) * STRIDE);

  private FreePorts() {}

  static int base() {
    while (true) {
      int base = NEXT.getAndAdd(STRIDE);
      try {
        new Ports(base).mustBeFree(true);
        return base;
      } catch (CannotStart _) {
        // Taken: the next one then.
      }
    }
  }
}
