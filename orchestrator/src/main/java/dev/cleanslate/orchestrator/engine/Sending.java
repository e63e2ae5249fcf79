package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.saga.Effect;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a step that the rules want sent becomes a command on its way: to which worker, in which
/// lane, good for how long.
///
/// @param saga as it is when it is saved
/// @param now when the rules decided
record Sending(Catalog catalog, Saga saga, Traceparent trace, Instant now) {
  Outgoing of(@Nullable Step step, Effect effect) {
    if (step == null || step.ticket() == null || step.dueAt() == null) {
      throw new IllegalStateException("a step was sent without ticket or lease");
    }
    StepRef ref = new StepRef(saga.id(), step.id(), step.round(), step.ticket());
    long expiry =
        Math.clamp(Duration.between(now, step.dueAt()).toMillis(), 1, Command.MAX_EXPIRY_MS);
    Command command =
        effect instanceof Effect.Look
            ? new Command.Look(ref, saga.owner(), step.target(), expiry)
            : new Command.Advance(
                ref, saga.owner(), step.target(), saga.mode().force() ? true : null, expiry);
    return new Outgoing(
        catalog.worker(step.target()),
        lane(catalog.kind(step.kind()), step.target()),
        command,
        trace);
  }

  private static String lane(Kind kind, Target target) {
    if (kind.lane().isEmpty()) {
      return kind.name() + "/" + (target.id() == null ? target.marker() : target.id());
    }
    return kind.lane().stream()
        .map(name -> target.scope().getOrDefault(name, ""))
        .collect(Collectors.joining("/", kind.worker() + "/", ""));
  }
}
