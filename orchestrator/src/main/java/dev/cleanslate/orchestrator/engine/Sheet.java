package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Gates;
import dev.cleanslate.orchestrator.saga.Saga;

/// What is loaded of a saga under its lock: the header, the gates and what is planned so far, never
/// the list of steps.
public record Sheet(Saga saga, Gates gates, Plan plan) {}
