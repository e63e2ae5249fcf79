package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Gates;
import dev.cleanslate.orchestrator.saga.Saga;

/// What is loaded of a saga under its lock: the header, the gates and what is planned so far, never
/// the list of steps.
///
/// @param trace in which trace it is; never changes
public record Sheet(Saga saga, Gates gates, Plan plan, Traceparent trace) {}
