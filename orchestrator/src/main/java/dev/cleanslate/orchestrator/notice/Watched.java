package dev.cleanslate.orchestrator.notice;

/// What is watched, over all tenants, for those who show it. Asks the database each time.
public final class Watched {
  private final FigureRows rows;
  private final Limits limits;

  Watched(FigureRows rows, Limits limits) {
    this.rows = rows;
    this.limits = limits;
  }

  /// How things stand, in the caller's transaction.
  public Now now() {
    Figures figures = rows.of(null, limits.deadlineWithin());
    FigureRows.Letters letters = rows.letters();
    return new Now(
        figures.failedDeletions(),
        figures.oldestSeconds(),
        figures.orphans(),
        figures.health(),
        figures.lateSteps(),
        figures.lostMessages(),
        figures.keptMessages(),
        letters.pending(),
        letters.dead());
  }

  /// The figures that alerts go by.
  ///
  /// @param stuckDeletions deletions that wait for a person
  /// @param oldestSeconds how long the oldest open deletion has been under way
  /// @param orphans resources that are there, or may be, though they should be gone
  /// @param health 0 is ok, 1 degraded, 2 down
  /// @param lateSteps steps under way that are close to their deadline, or beyond it
  /// @param lostMessages messages that were gone from their topics before they were read
  /// @param keptMessages messages that could be kept nowhere but in the database
  /// @param pendingNotices notices that wait for their delivery
  /// @param deadNotices notices that were given up
  public record Now(
      long stuckDeletions,
      long oldestSeconds,
      long orphans,
      int health,
      long lateSteps,
      long lostMessages,
      long keptMessages,
      long pendingNotices,
      long deadNotices) {}
}
