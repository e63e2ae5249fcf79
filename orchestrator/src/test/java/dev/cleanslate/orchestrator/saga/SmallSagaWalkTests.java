package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every order of events in small sagas, up to a bound: commands and answers that are lost, late,
/// doubled and out of order, a provider that lies, refuses and is down, and deadlines that pass.
/// [World] checks each of them; and from each of them a provider that behaves leads to the end.
class SmallSagaWalkTests {
  private static final World ONE =
      World.of(Steps.type(Steps.order("plain", Set.of())), Steps.PLAIN);
  private static final World LAST =
      World.of(
          Steps.type(Steps.order("instant", Set.of(), "plain", Set.of()), "plain"),
          Steps.INSTANT,
          Steps.PLAIN);
  private static final World INNER =
      World.of(
          Steps.type(Steps.order("inner", Set.of(), "instant", Set.of("inner"))),
          Steps.INNER,
          Steps.INSTANT);
  private static final World THREE =
      World.of(
          Steps.type(
              Steps.order("instant", Set.of(), "inner", Set.of(), "plain", Set.of("instant")),
              "plain"),
          Steps.INSTANT,
          Steps.INNER,
          Steps.PLAIN);

  @Test
  void oneStep() {
    walk(ONE, 3000);
  }

  @Test
  void theLastAfterAnother() {
    walk(LAST, 3000);
  }

  @Test
  void aParentAfterWhatIsLookedAtThroughIt() {
    walk(INNER, 3000);
  }

  @Test
  void threeStepsInTwoKindsAndTheLast() {
    walk(THREE, 3000);
  }

  @Test
  @Tag("full")
  void allOfThemFarther() {
    List.of(ONE, LAST, INNER, THREE).forEach(start -> walk(start, 50_000));
  }

  /// Breadth first, so that every order of few events comes before any of more.
  private static void walk(World start, int most) {
    Set<World> seen = new HashSet<>(Set.of(start));
    Deque<World> edge = new ArrayDeque<>(seen);
    while (seen.size() < most && !edge.isEmpty()) {
      edge.removeFirst().next().filter(seen::add).forEach(edge::add);
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(most);
    seen.forEach(SmallSagaWalkTests::endsWhenTheProviderBehaves);
  }

  private static void endsWhenTheProviderBehaves(World start) {
    World world = start;
    for (int round = 0; round < 30 && !world.isDone(); round++) {
      for (int i = 0; i < world.steps().size() && !world.isDone(); i++) {
        world = tended(world, i);
      }
    }
    if (!world.isDone()) {
      fail("from %s%nto %s", start, world);
    }
  }

  /// Wakes the step when its time has come and answers what it sent, at once and well.
  private static World tended(World world, int index) {
    World after =
        world.steps().get(index).state() == StepState.STUCK ? world.retried(index) : world;
    Instant dueAt = after.steps().get(index).dueAt();
    if (dueAt == null) {
      return after;
    }
    World before = after.at(dueAt.isAfter(after.now()) ? dueAt : after.now());
    World woken = before.due(index).orElse(before);
    return woken.mail().stream()
        .filter(mail -> !before.mail().contains(mail))
        .reduce(woken, SmallSagaWalkTests::answered, (_, later) -> later);
  }

  private static World answered(World world, World.Mail mail) {
    return switch (mail) {
      case World.Mail.Advance(var ref) -> world.obeyed(ref).delivered(Steps.gone(ref));
      case World.Mail.Look(var ref) -> world.delivered(world.truth(ref));
      case World.Mail.Answer _, World.Mail.Judgement _ -> world;
    };
  }
}
