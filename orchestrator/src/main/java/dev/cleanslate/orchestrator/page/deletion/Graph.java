package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps in their order, in columns. Few steps stand for themselves; of many, each kind is one
/// cell, and only what is in trouble stands out of it. Immutable.
///
/// @param columns what may go side by side, the first ones first; the last kinds at the end
/// @param loose what goes at any time
/// @param whole whether every step has a cell of its own
record Graph(List<Column> columns, List<Cell> loose, boolean whole) {
  /// The most steps that each have a cell of their own.
  static final int MOST_CELLS = 24;

  /// The most cells of one kind that stand out of it.
  static final int MOST_OUT = 3;

  /// Cells that may go side by side.
  ///
  /// @param name what they are
  /// @param after what they wait for; empty for the first
  /// @param isLast whether they wait for everything else
  record Column(String name, String after, boolean isLast, List<Cell> cells) {}

  /// One step, or one kind.
  ///
  /// @param look how it is drawn: `is-gone`, `is-stuck`, `waits`, or empty
  /// @param detail one more thing to know; empty where there is none
  /// @param slate for a kind: what is left of it
  record Cell(
      String title, Sign sign, String look, String detail, String href, @Nullable Slate slate) {}

  /// Draws a deletion.
  ///
  /// @param steps all of them where they are few, else only those in trouble
  static Graph of(
      UUID deletion, Order order, Map<String, Portion> portions, Collection<StepView> steps) {
    long total = portions.values().stream().mapToLong(part -> part.counts().total()).sum();
    return new Drawing(deletion, order, portions, steps, total <= MOST_CELLS).graph();
  }

  /// What is drawn from.
  private record Drawing(
      UUID deletion,
      Order order,
      Map<String, Portion> portions,
      Collection<StepView> steps,
      boolean whole) {

    Graph graph() {
      List<Column> columns = new ArrayList<>();
      for (List<String> kinds : order.ranks()) {
        if (!kinds.isEmpty()) {
          columns.add(new Column(name(kinds), after(kinds), false, cells(kinds)));
        }
      }
      if (!order.last().isEmpty()) {
        columns.add(new Column("Last", "after all are gone", true, cells(order.last())));
      }
      return new Graph(columns, cells(order.loose()), whole);
    }

    private List<Cell> cells(List<String> kinds) {
      return kinds.stream().flatMap(kind -> cells(kind).stream()).toList();
    }

    private List<Cell> cells(String kind) {
      List<StepView> mine = steps.stream().filter(step -> step.kind().equals(kind)).toList();
      if (whole) {
        return mine.stream().map(this::single).toList();
      }
      List<Cell> cells = new ArrayList<>();
      Portion portion = portions.get(kind);
      if (portion != null) {
        cells.add(folded(portion));
      }
      mine.stream()
          .filter(Drawing::isTroubled)
          .limit(MOST_OUT)
          .map(this::single)
          .forEach(cells::add);
      return cells;
    }

    private Cell single(StepView step) {
      StepState state = StepState.of(step.state());
      return new Cell(
          isTroubled(step)
              ? "%s %s".formatted(StepShown.name(step), StepShown.shortened(step))
              : StepShown.name(step),
          Sign.of(state),
          look(step.kind(), state),
          detail(step, state),
          "/deletions/%s/steps/%d".formatted(deletion, step.step()),
          null);
    }

    private Cell folded(Portion portion) {
      StepState state = state(portion);
      return new Cell(
          portion.title(),
          new Sign(Sign.of(state).look(), Sign.of(state).icon(), portion.gone()),
          look(portion.kind(), state),
          portion.rest(),
          "/deletions/%s/kinds/%s".formatted(deletion, portion.kind()),
          portion.slate());
    }

    /// The state that says most about a kind.
    private static StepState state(Portion portion) {
      return List.of(
              StepState.STUCK,
              StepState.UNVERIFIABLE,
              StepState.SENT,
              StepState.CHECKING,
              StepState.DOUBTED,
              StepState.WAITING,
              StepState.SEEN,
              StepState.PLANNED,
              StepState.GONE)
          .stream()
          .filter(state -> portion.counts().of(state) > 0)
          .findFirst()
          .orElse(StepState.PLANNED);
    }

    private String look(String kind, StepState state) {
      return switch (state) {
        case GONE -> "is-gone";
        case STUCK, UNVERIFIABLE -> "is-stuck";
        case PLANNED -> waitsForTrouble(kind) ? "waits" : "";
        case SENT, WAITING, CHECKING, DOUBTED, SEEN -> "";
      };
    }

    private boolean waitsForTrouble(String kind) {
      return order.before().getOrDefault(kind, Set.of()).stream()
          .map(portions::get)
          .anyMatch(part -> part != null && part.counts().stuck() > 0);
    }

    private String detail(StepView step, StepState state) {
      return switch (state) {
        case STUCK, UNVERIFIABLE, DOUBTED -> Plain.of(state, step.why()).title();
        case PLANNED -> after(List.of(step.kind()));
        case SENT, WAITING, CHECKING, GONE, SEEN -> StepShown.shortened(step);
      };
    }

    private static boolean isTroubled(StepView step) {
      return switch (StepState.of(step.state())) {
        case STUCK, UNVERIFIABLE, DOUBTED -> true;
        case PLANNED, SENT, WAITING, CHECKING, GONE, SEEN -> false;
      };
    }

    private String after(List<String> kinds) {
      if (kinds.stream().anyMatch(order.last()::contains)) {
        return "when everything else is proved gone";
      }
      String others =
          kinds.stream()
              .flatMap(kind -> order.before().getOrDefault(kind, Set.of()).stream())
              .distinct()
              .filter(kind -> !kinds.contains(kind))
              .map(KindWords::many)
              .collect(Collectors.joining(", "));
      return others.isEmpty() ? "" : "after " + others;
    }

    private static String name(List<String> kinds) {
      String first =
          kinds.stream().limit(2).map(KindWords::title).collect(Collectors.joining(", "));
      return kinds.size() > 2 ? "%s, %d more".formatted(first, kinds.size() - 2) : first;
    }
  }
}
