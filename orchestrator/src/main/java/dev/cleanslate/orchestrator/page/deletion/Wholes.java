package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.Outcomes;
import dev.cleanslate.orchestrator.api.deletion.StepRows;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.catalog.Catalog;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads deletions with those of their steps that are shown. Thread-safe; changes nothing.
@Component
final class Wholes {
  /// The most steps that are all shown at once.
  private static final int MOST = 60;

  /// The most steps in trouble that causes are sought among.
  private static final int MOST_TROUBLED = 300;

  private final Outcomes outcomes;
  private final StepRows steps;
  private final Catalog catalog;

  Wholes(Outcomes outcomes, StepRows steps, Catalog catalog) {
    this.outcomes = outcomes;
    this.steps = steps;
    this.catalog = catalog;
  }

  /// That deletion as it is now.
  Whole of(DeletionView view) {
    Map<String, Portion> portions = Portion.of(outcomes.of(view.id()));
    boolean whole = view.steps() <= MOST;
    List<StepView> shown =
        whole ? steps.list(view.id(), null, 0, MOST) : steps.troubled(view.id(), MOST_TROUBLED);
    Order order = Order.of(portions.keySet(), catalog.ownerType(view.owner().type()));
    return new Whole(view, order, portions, shown, whole);
  }
}
