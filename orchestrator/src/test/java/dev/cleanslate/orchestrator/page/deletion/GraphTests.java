package dev.cleanslate.orchestrator.page.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.page.deletion.Graph.Cell;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphTests {
  @Test
  void fewStepsStandForThemselvesAndWhatWaitsForTroubleIsMarked() {
    List<StepView> steps =
        List.of(
            Shown.step(1, "server", "gone", null),
            Shown.step(2, "interface", "stuck", "in use: held"),
            Shown.step(3, "address", "planned", null),
            Shown.step(4, "dns", "gone", null),
            Shown.step(5, "record", "planned", null));

    Graph graph = graph(portions(steps), steps);

    assertThat(graph.whole()).isTrue();
    assertThat(graph.columns())
        .extracting(Graph.Column::isLast)
        .containsExactly(false, false, false, true);
    assertThat(looks(graph)).containsExactly("is-gone", "is-stuck", "waits", "");
    assertThat(cell(graph, 1).detail()).isEqualTo("It is still in use by something else");
    assertThat(cell(graph, 2).detail()).isEqualTo("after interfaces");
    assertThat(cell(graph, 3).detail()).isEqualTo("when everything else is proved gone");
    assertThat(graph.loose()).extracting(Cell::look).containsExactly("is-gone");
    assertThat(cell(graph, 1).href()).isEqualTo("/deletions/" + Shown.ID + "/steps/2");
  }

  @Test
  void tenThousandStepsAreOneCellPerKindAndWhatFailedStandsOut() {
    Outcome outcome =
        new Outcome(
            List.of(
                row("server", StepState.GONE, 1),
                row("interface", StepState.GONE, 9_000),
                row("interface", StepState.STUCK, 40),
                row("interface", StepState.SENT, 60),
                row("address", StepState.PLANNED, 899)),
            List.of());
    List<StepView> troubled = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      troubled.add(Shown.step(i + 1, "interface", "stuck", "in use: held"));
    }

    Graph graph = graph(Portion.of(outcome), troubled);

    assertThat(graph.whole()).isFalse();
    List<Cell> cells = graph.columns().stream().flatMap(column -> column.cells().stream()).toList();
    assertThat(cells).hasSize(3 + Graph.MOST_OUT);
    assertThat(cells.get(1).sign().word()).isEqualTo("9,000 of 9,100 gone");
    assertThat(cells.get(1).detail()).isEqualTo("40 stuck, 60 moving");
    assertThat(cells.get(1).look()).isEqualTo("is-stuck");
    assertThat(cells.get(1).href()).endsWith("/kinds/interface");
    assertThat(cells.get(2).slate()).isNull();
    assertThat(cells.getLast().look()).isEqualTo("waits");
  }

  private static Graph graph(Map<String, Portion> portions, List<StepView> steps) {
    Order order = Order.of(portions.keySet(), Optional.of(OrderTests.NODE));
    return Graph.of(Shown.ID, order, portions, steps);
  }

  private static Map<String, Portion> portions(List<StepView> steps) {
    return Portion.of(
        new Outcome(
            steps.stream().map(step -> row(step.kind(), StepState.of(step.state()), 1)).toList(),
            List.of()));
  }

  private static Outcome.Row row(String kind, StepState state, long steps) {
    return new Outcome.Row(kind, state, steps, 0, 0, 0);
  }

  private static List<String> looks(Graph graph) {
    return graph.columns().stream().map(column -> column.cells().getFirst().look()).toList();
  }

  private static Cell cell(Graph graph, int column) {
    return graph.columns().get(column).cells().getFirst();
  }
}
