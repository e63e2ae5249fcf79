package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.plan.Plan;
import java.util.List;

/// What deleting an owner would take.
///
/// @param intents how many of the steps are only announced
/// @param warnings what a person should know before saying yes
public record Preview(
    OwnerRef owner, int incarnation, Plan plan, int intents, List<String> warnings) {}
