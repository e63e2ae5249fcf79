package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All steps of one kind within a deletion, in numbers.
record Portion(String kind, Counts counts) {
  /// One for each kind that there is.
  static Map<String, Portion> of(Outcome outcome) {
    Map<String, Portion> portions = new LinkedHashMap<>();
    for (Outcome.Row row : outcome.rows()) {
      portions.merge(
          row.kind(),
          new Portion(row.kind(), Counts.NONE.plus(row.state(), Math.toIntExact(row.steps()))),
          (known, more) ->
              new Portion(
                  row.kind(), known.counts.plus(row.state(), Math.toIntExact(row.steps()))));
    }
    return portions;
  }

  public boolean isGone() {
    return counts.left() == 0;
  }

  /// Whether some of it waits for a person.
  public boolean isTroubled() {
    return counts.stuck() + counts.unverifiable() > 0;
  }

  public Slate slate() {
    return Slate.of(counts);
  }

  /// As the name of a group.
  public String title() {
    return KindWords.title(kind);
  }

  /// `4,790 of 4,812 gone`.
  public String gone() {
    return "%s of %s gone".formatted(Slate.number(counts.gone()), Slate.number(counts.total()));
  }

  /// What those are doing that are not gone: `22 moving, 1 stuck`.
  public String rest() {
    List<String> parts = new ArrayList<>();
    add(parts, counts.stuck(), StepState.STUCK.wire());
    add(parts, counts.unverifiable(), StepState.UNVERIFIABLE.wire());
    add(parts, counts.moving(), "moving");
    add(parts, counts.seen(), "there");
    add(parts, counts.planned(), StepState.PLANNED.wire());
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int n, String word) {
    if (n > 0) {
      parts.add(Slate.number(n) + " " + word);
    }
  }
}
