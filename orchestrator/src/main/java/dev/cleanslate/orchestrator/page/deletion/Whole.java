package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A deletion with its steps, as far as they are shown on its page: all of them where they are few,
/// else only those in trouble, and each kind in numbers. Immutable.
///
/// @param steps by number
/// @param isWhole whether those are all
record Whole(
    DeletionView view,
    Order order,
    Map<String, Portion> portions,
    List<StepView> steps,
    boolean isWhole) {

  /// Steps of one kind in the table.
  ///
  /// @param order what they wait for; empty where nothing
  record Group(Portion portion, String order, List<StepShown> steps) {}

  /// What is left, as a bar.
  public Slate slate() {
    Counts counts = Counts.NONE;
    for (StepState state : StepState.values()) {
      counts = counts.plus(state, view.counts().getOrDefault(state.wire(), 0));
    }
    return Slate.of(counts);
  }

  Graph graph() {
    return Graph.of(view.id(), order, portions, steps);
  }

  /// What keeps it, each cause once.
  List<Trouble> troubles() {
    return Trouble.of(
        steps.stream()
            .filter(step ->
                switch (StepState.of(step.state())) {
                  case STUCK, UNVERIFIABLE, DOUBTED -> true;
                  case PLANNED, SENT, WAITING, CHECKING, GONE, SEEN -> false;
                })
            .toList());
  }

  /// The steps that are shown, by kind: what is in trouble first, then in their order.
  List<Group> groups(PageTimes times) {
    Map<String, List<StepView>> byKind = new LinkedHashMap<>();
    for (String kind : inOrder()) {
      byKind.put(kind, new ArrayList<>());
    }
    steps.forEach(step -> byKind.computeIfAbsent(step.kind(), _ -> new ArrayList<>()).add(step));
    Map<String, String> after = after();
    return byKind.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> group(entry.getKey(), entry.getValue(), after, times))
        .sorted(Comparator.comparing(group -> !group.portion().isTroubled()))
        .toList();
  }

  /// All kinds in their order, in numbers.
  public List<Portion> bands() {
    return inOrder().stream().filter(portions::containsKey).map(portions::get).toList();
  }

  /// What each kind waits for, in words.
  Map<String, String> after() {
    Map<String, String> after = new LinkedHashMap<>();
    order
        .before()
        .forEach((kind, others) ->
            after.put(kind, others.isEmpty() ? "its turn" : "after " + names(others)));
    order.last().forEach(kind -> after.put(kind, "after all others"));
    return after;
  }

  private Group group(
      String kind, List<StepView> mine, Map<String, String> after, PageTimes times) {
    Portion portion = portions.getOrDefault(kind, new Portion(kind, Counts.NONE));
    return new Group(
        portion,
        after.getOrDefault(kind, ""),
        mine.stream().map(step -> StepShown.of(step, after, times)).toList());
  }

  private Collection<String> inOrder() {
    List<String> kinds = new ArrayList<>();
    order.ranks().forEach(kinds::addAll);
    kinds.addAll(order.loose());
    kinds.addAll(order.last());
    return kinds;
  }

  private static String names(Set<String> kinds) {
    return kinds.stream().map(KindWords::many).collect(Collectors.joining(", "));
  }
}
