package dev.cleanslate.orchestrator.jobs;

/// How a run shows that it is alive.
@FunctionalInterface
public interface Pulse {
  /// Keeps the job for a while longer; [TakenOver] where somebody else has it by now, so that the
  /// run must end.
  void beat();
}
