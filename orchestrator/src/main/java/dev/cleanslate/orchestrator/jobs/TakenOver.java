package dev.cleanslate.orchestrator.jobs;

/// Somebody else runs the job by now: the lease of this run was over.
final class TakenOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenOver(String job) {
    super("job " + job + " was taken over by another orchestrator; this run ends");
  }
}
