package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.catalog.Kind;

/// A command on its way to a worker.
///
/// @param worker whose topic it goes to
/// @param lane commands with the same one are not carried out side by side
/// @param trace the deletion's place in its trace
public record Outgoing(String worker, String lane, Command command, Traceparent trace) {
  /// Whether the orchestrator carries it out itself.
  boolean isForOrchestrator() {
    return worker.equals(Kind.ORCHESTRATOR);
  }

  /// The topic it goes to: looks have their own.
  public String topic() {
    return switch (command) {
      case Command.Advance _ -> Topics.commands(worker);
      case Command.Look _ -> Topics.checks(worker);
    };
  }
}
