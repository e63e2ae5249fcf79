package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is left while it goes, and how it ended: the last two stages of the dialogue, in words for
/// whoever owns the thing. It calls nothing gone that no look found gone.
///
/// @param title what is the matter, as a heading
/// @param says how much is left
/// @param more what else there is to say about that
/// @param isOver whether it came to rest, well or not
/// @param isGone whether nothing is left
/// @param lines by where things lie
/// @param left what does not go, each with who acts
/// @param warnings what happened on the way
record Progress(
    String title,
    String says,
    String more,
    boolean isOver,
    boolean isGone,
    Slate slate,
    List<Line> lines,
    List<Left> left,
    List<String> warnings) {

  /// What lies in one place.
  record Line(String area, Sign sign) {}

  /// One thing that does not go.
  record Left(String what, String why, Sign sign, Plain cause) {}

  /// Where a deletion stands.
  ///
  /// @param late how many resources were registered while it went
  static Progress of(
      DeletionView view, Outcome outcome, long late, Catalog catalog, PageTimes times) {
    boolean gone = view.state().equals("deleted") && view.left() == 0;
    return new Progress(
        title(view, gone),
        says(view, outcome, gone),
        more(view, gone, times),
        isOver(view),
        gone,
        Slate.of(counts(view)),
        lines(outcome, catalog),
        outcome.doubts().stream().map(Progress::left).toList(),
        warnings(outcome, late));
  }

  private static boolean isOver(DeletionView view) {
    return switch (view.state()) {
      case "stuck", "deleted", "abandoned", "cancelled" -> true;
      default -> false;
    };
  }

  private static String title(DeletionView view, boolean gone) {
    String name = view.owner().id();
    if (gone) {
      return name + " is gone";
    }
    return switch (view.state()) {
      case "stuck", "deleted" -> name + " is not completely gone";
      case "abandoned" -> "The deletion of %s was given up".formatted(name);
      case "cancelled" -> name + " is kept";
      case "grace" -> name + " is hidden";
      default -> "Deleting " + name;
    };
  }

  private static String says(DeletionView view, Outcome outcome, boolean gone) {
    String of = Slate.number(view.steps());
    if (gone) {
      long things = outcome.kinds().stream().mapToLong(outcome::deleted).sum();
      return things == view.steps()
          ? "Nothing left of %s.".formatted(of)
          : "Nothing left of %s, with %s things in them.".formatted(of, Slate.number(things));
    }
    return switch (view.state()) {
      case "cancelled" -> "Nothing was deleted.";
      case "grace" -> "Nothing is deleted yet.";
      case "planning" -> "Finding out what goes.";
      default -> "%s of %s left.".formatted(Slate.number(view.left()), of);
    };
  }

  private static String more(DeletionView view, boolean gone, PageTimes times) {
    if (gone) {
      return "We looked again for each one after deleting it, and found none.";
    }
    return switch (view.state()) {
      case "stuck" -> "It stays listed as stuck until that is settled.";
      case "abandoned" -> "What is left stays, and is listed as orphaned.";
      case "cancelled" -> "It was taken back before anything was sent.";
      case "grace" ->
          "It is deleted %s; until then it can be given back."
              .formatted(times.until(view.graceUntil()));
      case "deleted" -> "Something was seen again after it was gone.";
      default -> remaining(view, times);
    };
  }

  /// What is left of the plan's time; a deletion that takes longer than planned says so.
  private static String remaining(DeletionView view, PageTimes times) {
    if (view.hold() != null) {
      return "It is held: nothing is deleted until somebody releases it.";
    }
    Duration passed = Duration.between(view.createdAt(), times.now());
    Duration rest = Duration.ofSeconds(view.plan().estimateSeconds()).minus(passed);
    return rest.toSeconds() > 0
        ? "about %s more".formatted(PageTimes.age(rest))
        : "longer than usual; it goes on";
  }

  private static Counts counts(DeletionView view) {
    Counts counts = Counts.NONE;
    for (StepState state : StepState.values()) {
      counts = counts.plus(state, view.counts().getOrDefault(state.wire(), 0));
    }
    return counts;
  }

  private static List<Line> lines(Outcome outcome, Catalog catalog) {
    Map<Area, Counts> areas = new EnumMap<>(Area.class);
    for (Outcome.Row row : outcome.rows()) {
      Counts more = Counts.NONE.plus(row.state(), Math.toIntExact(row.steps()));
      areas.merge(
          Area.of(row.kind(), catalog),
          more,
          (known, _) -> known.plus(row.state(), Math.toIntExact(row.steps())));
    }
    List<Line> lines = new ArrayList<>();
    areas.forEach((area, counts) -> lines.add(new Line(area.title(), sign(counts))));
    return lines;
  }

  private static Sign sign(Counts counts) {
    String left = Slate.number(counts.left()) + " left";
    if (counts.left() == 0) {
      return new Sign("gone", "gone", Slate.number(counts.total()) + " gone");
    }
    if (counts.stuck() > 0) {
      return new Sign("present", "present", left);
    }
    if (counts.unverifiable() > 0) {
      return new Sign("unverifiable", "unverifiable", left);
    }
    if (counts.sent() + counts.checking() + counts.doubted() > 0) {
      return new Sign("sent", "sent", left);
    }
    return counts.waiting() > 0
        ? new Sign("waiting", "waiting", left)
        : new Sign("planned", "planned", left);
  }

  private static Left left(Outcome.Doubt doubt) {
    Plain cause = Plain.of(doubt.state(), doubt.why());
    Sign sign =
        doubt.state() == StepState.UNVERIFIABLE
            ? new Sign("unverifiable", "unverifiable", "Not sure yet")
            : new Sign("present", "present", "Still there");
    return new Left(KindWords.one(doubt.kind()) + " " + doubt.id(), cause.title(), sign, cause);
  }

  private static List<String> warnings(Outcome outcome, long late) {
    List<String> warnings = new ArrayList<>();
    long ended = outcome.kinds().stream().mapToLong(outcome::ended).sum();
    if (ended > 0) {
      warnings.add(
          ended == 1
              ? "One open session was ended."
              : "%s open sessions were ended.".formatted(Slate.number(ended)));
    }
    if (late > 0) {
      warnings.add(
          late == 1
              ? "One thing arrived while deleting, and joined the deletion."
              : "%s things arrived while deleting, and joined the deletion."
                  .formatted(Slate.number(late)));
    }
    return warnings;
  }
}
