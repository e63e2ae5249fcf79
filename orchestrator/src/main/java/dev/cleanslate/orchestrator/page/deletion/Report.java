package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a deletion: what was taken away, what was seen afterwards, and what is left. It
/// calls nothing gone that no look found gone.
///
/// @param verified whether everything was seen gone
/// @param kinds by kind, in their order
/// @param left steps that were not seen gone
/// @param told when this was written
record Report(
    DeletionView deletion,
    boolean verified,
    List<OfKind> kinds,
    long left,
    @Nullable Long tookSeconds,
    Instant told) {

  /// What became of one kind.
  ///
  /// @param resources how many were to go
  /// @param gone how many were seen gone
  /// @param left how many were not
  /// @param things how many things those were: rows, objects, or the resources themselves
  /// @param ended how many of the things were in use and were ended first
  record OfKind(String kind, long resources, long gone, long left, long things, long ended) {
    /// What people call it.
    public String name() {
      return KindWords.title(kind);
    }
  }

  static Report of(Whole whole, Outcome outcome, Instant now) {
    List<OfKind> kinds = new ArrayList<>();
    whole
        .bands()
        .forEach(band ->
            kinds.add(
                new OfKind(
                    band.kind(),
                    band.counts().total(),
                    band.counts().gone(),
                    band.counts().left(),
                    outcome.deleted(band.kind()),
                    outcome.ended(band.kind()))));
    DeletionView view = whole.view();
    Instant end = view.finishedAt();
    return new Report(
        view,
        view.state().equals("deleted") && view.left() == 0,
        kinds,
        view.left(),
        end == null ? null : Duration.between(view.createdAt(), end).toSeconds(),
        now);
  }

  /// How long it took, in words.
  public String took() {
    return tookSeconds == null ? "–" : PageTimes.age(Duration.ofSeconds(tookSeconds));
  }

  /// In one sentence, true in every state.
  public String verdict() {
    if (verified) {
      return kinds.isEmpty()
          ? "Nothing was registered for it, so there was nothing to delete."
          : "Nothing is left. Each resource was looked at again after it was deleted, and not"
              + " found.";
    }
    return switch (deletion.state()) {
      case "stuck" ->
          "It is not completely gone: %d are left, and wait for somebody.".formatted(left);
      case "abandoned" -> "It was given up: %d are left.".formatted(left);
      case "cancelled" -> "It was taken back. Nothing was deleted.";
      case "rehearsed" -> "It was only looked at. Nothing was deleted.";
      case "deleted" -> "It ended, and %d were seen again since.".formatted(left);
      default -> "It is not done: %d are left.".formatted(left);
    };
  }
}
