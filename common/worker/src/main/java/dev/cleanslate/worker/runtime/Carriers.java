package dev.cleanslate.worker.runtime;

/// Sees to it that there are more carriers of virtual threads than threads that can keep one. Who
/// loads a class keeps his (JDK 25), and may wait for a monitor whose holder waits for a carrier:
/// on two processors two of them would stop all others for good (ADR 17).
final class Carriers {
  private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";
  private static final String ENOUGH = "256";

  private Carriers() {}

  /// Must come before the first virtual thread; what somebody has set stays.
  static void provide() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, ENOUGH);
    }
  }
}
