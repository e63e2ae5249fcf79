package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One cause for which steps of one kind do not go: however many they are, it is told once.
///
/// @param title what is the matter, as a heading
/// @param cause why, who acts and how
/// @param kind what it is of
/// @param steps those that it keeps, at most [#MOST_SHOWN] of them
/// @param count how many it keeps, of those that were looked at
/// @param next when it is looked at again, of the first of them
record Trouble(
    String title,
    Plain cause,
    String kind,
    List<Stopped> steps,
    int count,
    @Nullable Instant next) {
  /// The most steps that are named with their cause.
  static final int MOST_SHOWN = 5;

  /// A step that does not go.
  ///
  /// @param said what the worker said; absent where nothing was
  /// @param call what it called; absent where nobody looked
  record Stopped(
      long step,
      String name,
      String id,
      @Nullable String said,
      @Nullable String call,
      @Nullable Instant at) {}

  /// What keeps those steps, the cause with the most of them first.
  static List<Trouble> of(List<StepView> troubled) {
    Map<String, List<StepView>> byCause = new LinkedHashMap<>();
    for (StepView step : troubled) {
      StepState state = StepState.of(step.state());
      String key = step.kind() + "/" + state + "/" + Plain.of(state, step.why()).title();
      byCause.computeIfAbsent(key, _ -> new ArrayList<>()).add(step);
    }
    return byCause.values().stream()
        .map(Trouble::one)
        .sorted(Comparator.comparingInt(Trouble::count).reversed())
        .toList();
  }

  /// How many more there are than are named.
  public int more() {
    return count - steps.size();
  }

  /// Whether a person has to act.
  public boolean needsSomebody() {
    return cause.actor() != Plain.Actor.NOBODY;
  }

  /// What happens without anybody.
  public String byItself(PageTimes times) {
    return next == null
        ? "Nothing more happens by itself."
        : "Cleanslate looks again %s, and goes on by itself once nothing holds it any more."
            .formatted(times.until(next));
  }

  private static Trouble one(List<StepView> steps) {
    StepView first = steps.getFirst();
    Plain cause = Plain.of(StepState.of(first.state()), first.why());
    return new Trouble(
        title(first.kind(), steps.size(), cause),
        cause,
        first.kind(),
        steps.stream().limit(MOST_SHOWN).map(Trouble::stopped).toList(),
        steps.size(),
        steps.stream()
            .map(StepView::dueAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private static String title(String kind, int count, Plain cause) {
    return "%s: %s".formatted(capital(KindWords.count(kind, count)), lower(cause.title()));
  }

  private static Stopped stopped(StepView step) {
    return new Stopped(
        step.step(),
        StepShown.name(step),
        StepShown.shortened(step),
        Plain.of(StepState.of(step.state()), step.why()).said(),
        step.evidence() == null ? null : step.evidence().call() + " → " + step.evidence().answer(),
        step.changedAt());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
