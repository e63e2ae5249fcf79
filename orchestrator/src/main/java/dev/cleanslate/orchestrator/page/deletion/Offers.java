package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.page.May;
import java.util.Set;

/// Which words of a person are offered about a deletion: those that it would take now, from who may
/// say them.
///
/// @param retry that what is stuck or unverifiable is tried again
/// @param cancel that it is taken back, before anything was sent
/// @param restore that its owner is given back, within the grace period
/// @param start that the grace period ends at once
/// @param abandon that it is given up
/// @param hold that nothing of it is deleted for now
/// @param release that it goes on
record Offers(
    boolean retry,
    boolean cancel,
    boolean restore,
    boolean start,
    boolean abandon,
    boolean hold,
    boolean release) {
  private static final Set<String> ENDED = Set.of("deleted", "abandoned", "cancelled", "rehearsed");

  /// What is offered of that deletion to whoever may do that.
  static Offers of(DeletionView view, May may) {
    boolean open = may.write() && !ENDED.contains(view.state());
    boolean real = open && !view.dryRun();
    boolean grace = view.state().equals("grace");
    int stuck =
        view.counts().getOrDefault("stuck", 0) + view.counts().getOrDefault("unverifiable", 0);
    return new Offers(
        real && stuck > 0,
        open && view.cancellable() && !grace,
        real && grace && view.cancellable(),
        real && grace,
        real && !grace,
        real && view.hold() == null,
        real && ("saga/" + view.id()).equals(view.hold()));
  }

  /// Whether there is anything to offer.
  public boolean any() {
    return retry || cancel || restore || start || abandon || hold || release;
  }
}
