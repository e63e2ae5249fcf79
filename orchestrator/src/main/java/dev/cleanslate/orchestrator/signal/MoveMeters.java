package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Change;
import dev.cleanslate.orchestrator.engine.Occurrence;
import dev.cleanslate.orchestrator.engine.Outgoing;
import dev.cleanslate.orchestrator.engine.Witness;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Counts and times what this process did. Thread-safe. Kinds, types and workers are those of the
/// catalog, so that the series are as many as it has.
final class MoveMeters implements Witness {
  static final String DELETION = "cleanslate.deletion.duration";
  static final String STEP = "cleanslate.step.duration";
  static final String ATTEMPTS = "cleanslate.step.attempts";
  static final String MOVES = "cleanslate.step.moves";
  static final String COMMANDS = "cleanslate.commands";
  static final String REPLIES = "cleanslate.replies";
  static final String VERDICTS = "cleanslate.verdicts";
  static final String LAST_VERDICT = "cleanslate.verifier.last.verdict.time.seconds";

  private static final Duration[] LIMITS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1),
    Duration.ofDays(7)
  };

  private final MeterRegistry registry;
  private final Catalog catalog;
  private final AtomicLong lastVerdict;

  MoveMeters(MeterRegistry registry, Catalog catalog) {
    this.registry = registry;
    this.catalog = catalog;
    this.lastVerdict = registry.gauge(LAST_VERDICT, new AtomicLong());
  }

  @Override
  public void saw(Occurrence occurrence) {
    occurrence.heard().forEach(heard -> heard(heard, occurrence.at()));
    occurrence.turns().forEach(turn -> turned(turn, occurrence.at()));
    occurrence.sent().forEach(this::sent);
  }

  private void sent(Outgoing outgoing) {
    String type =
        switch (outgoing.command()) {
          case Command.Advance _ -> "advance";
          case Command.Look _ -> "look";
        };
    count(COMMANDS, "kind", outgoing.command().target().kind(), "type", type);
  }

  private void heard(Occurrence.Heard heard, Instant at) {
    String kind = heard.step().kind();
    switch (heard.event()) {
      case Event.Answered(var reply) -> count(REPLIES, "kind", kind, "outcome", name(reply));
      case Event.Judged(var verdict) -> {
        count(VERDICTS, "kind", kind, "verdict", name(verdict));
        lastVerdict.accumulateAndGet(at.getEpochSecond(), Math::max);
      }
      case Event.Picked _,
          Event.Due _,
          Event.Nudged _,
          Event.Retried _,
          Event.Revisited _,
          Event.Settled _ -> {}
    }
  }

  private void turned(Occurrence.Turn turn, Instant at) {
    Saga after = turn.after();
    if (turn.before().state().isOpen() && !after.state().isOpen()) {
      timer(DELETION, "owner.type", after.owner().type(), "state", after.state().wire())
          .record(Duration.between(after.createdAt(), at));
    }
    for (Change.StepChange change : turn.change().steps()) {
      if (change.before() != change.after().state()) {
        moved(change.after(), at);
      }
    }
  }

  private void moved(Step step, Instant at) {
    count(MOVES, "kind", step.kind(), "to", step.state().wire());
    if (step.state() == StepState.GONE) {
      DistributionSummary.builder(ATTEMPTS)
          .description("Sends that a step took until it was seen gone")
          .serviceLevelObjectives(2, 3, 5, 10, 30, 100)
          .tags("kind", step.kind())
          .register(registry)
          .record(step.attempt());
      Instant deadline = step.deadlineAt();
      if (deadline != null) {
        Instant opened = deadline.minus(catalog.kind(step.kind()).deadline());
        timer(STEP, "kind", step.kind()).record(Duration.between(opened, at));
      }
    }
  }

  private void count(String name, String... tags) {
    registry.counter(name, tags).increment();
  }

  private Timer timer(String name, String... tags) {
    return Timer.builder(name).serviceLevelObjectives(LIMITS).tags(tags).register(registry);
  }

  private static String name(Reply reply) {
    return switch (reply) {
      case Reply.Gone _ -> "gone";
      case Reply.StillDeleting _ -> "still-deleting";
      case Reply.Refused _ -> "refused";
      case Reply.Unavailable _ -> "unavailable";
    };
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Gone _ -> "gone";
      case Verdict.Present _ -> "present";
      case Verdict.Unverifiable _ -> "unverifiable";
    };
  }
}
