package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.plan.Plan;
import java.util.List;

/// What deleting an owner would take.
///
/// @param plan of its own steps; each owner it owns is one of them. The estimate and the hash cover
///   those owners' plans, all the way down
/// @param intents how many of its own steps are only announced
/// @param owned how many owners go with it, all the way down
/// @param ownedSteps how many steps theirs are
/// @param warnings what a person should know before saying yes
public record Preview(
    OwnerRef owner,
    int incarnation,
    Plan plan,
    int intents,
    int owned,
    long ownedSteps,
    List<String> warnings) {}
