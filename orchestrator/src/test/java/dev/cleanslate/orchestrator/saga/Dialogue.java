package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A talk between the rules and a worker about one step: expect a command, give an answer, expect
/// the next. It stamps tickets as the engine does and checks the [Invariants] at each event.
final class Dialogue {
  private final Kind kind;
  private Saga saga;
  private Gates gates;
  private Step step;
  private Instant now = Steps.NOW;
  private List<Effect> effects = List.of();

  private Dialogue(Kind kind, Step step) {
    this.kind = kind;
    this.step = step;
    this.saga = Steps.saga(SagaState.DELETING, Counts.NONE.plus(StepState.PLANNED, 1));
    this.gates = new Gates(Map.of(kind.name(), new Gate(kind.name(), 1, 0, false, false)));
  }

  static Dialogue about(Kind kind) {
    return new Dialogue(kind, Steps.planned(kind));
  }

  static Dialogue about(Kind kind, Step step) {
    return new Dialogue(kind, step);
  }

  Step step() {
    return step;
  }

  Saga saga() {
    return saga;
  }

  Gate gate() {
    return gates.of(kind.name());
  }

  Instant now() {
    return now;
  }

  List<Effect> effects() {
    return effects;
  }

  /// Opens the step; its first command, or, for an intent, nothing yet.
  @Nullable StepRef opened() {
    return on(new Event.Picked());
  }

  StepRef command() {
    StepRef ref = Objects.requireNonNull(opened());
    assertThat(effects).contains(new Effect.Advance());
    return ref;
  }

  /// Turns the clock to the step's time and wakes it; what was sent then.
  @Nullable StepRef due() {
    return due(null);
  }

  @Nullable StepRef due(@Nullable Instant notBefore) {
    Instant dueAt = Objects.requireNonNull(step.dueAt(), "nothing is due");
    now = dueAt.isAfter(now) ? dueAt : now;
    return on(new Event.Due(notBefore));
  }

  StepRef commandWhenDue() {
    StepRef ref = Objects.requireNonNull(due());
    assertThat(effects).contains(new Effect.Advance());
    return ref;
  }

  StepRef lookWhenDue() {
    StepRef ref = Objects.requireNonNull(due());
    assertThat(effects).contains(new Effect.Look());
    return ref;
  }

  Dialogue pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  Dialogue end(SagaState state) {
    saga = saga.in(state);
    return this;
  }

  @Nullable StepRef reply(Reply reply) {
    return on(new Event.Answered(reply));
  }

  @Nullable StepRef verdict(Verdict verdict) {
    return on(new Event.Judged(verdict));
  }

  /// What the rules sent at this event, if they did.
  @Nullable StepRef on(Event event) {
    Move move = SagaRules.on(saga, gates, step, kind, event, now);
    Invariants.hold(saga, gates, step, event, now, move);
    saga = move.saga();
    gates = move.gates();
    step = move.step();
    effects = move.effects();
    if (!effects.contains(new Effect.Advance()) && !effects.contains(new Effect.Look())) {
      return null;
    }
    UUID old = step.ticket();
    long upper = old == null ? step.round() : old.getMostSignificantBits();
    UUID ticket = new UUID(upper, step.attempt());
    step = step.with(edit -> edit.ticket(ticket));
    StepRef ref = Steps.ref(step.round(), ticket);
    return ref;
  }

  /// Leads the step to a claim, its look, and that look's answer: gone.
  StepRef gone() {
    reply(Steps.gone(command()));
    StepRef look = lookWhenDue();
    verdict(Steps.absent(look));
    isIn(StepState.GONE);
    return look;
  }

  /// Leads the step to a refusal that a look confirms.
  StepRef stuck() {
    StepRef look = Objects.requireNonNull(reply(Steps.refused(command())));
    verdict(Steps.present(look, Verdict.Standing.HELD));
    isIn(StepState.STUCK);
    return look;
  }

  Dialogue isIn(StepState state) {
    assertThat(step.state()).as(String.valueOf(step)).isEqualTo(state);
    return this;
  }

  /// How long until something is due.
  Duration untilDue() {
    return Duration.between(now, Objects.requireNonNull(step.dueAt()));
  }
}
