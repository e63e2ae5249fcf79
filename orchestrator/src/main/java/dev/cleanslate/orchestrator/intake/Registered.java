package dev.cleanslate.orchestrator.intake;

/// What a registration changed.
///
/// @param incarnation the life of the owner it went to
/// @param added resources and intents that are new
/// @param settled intents that have an id now
/// @param joined resources that joined a deletion that was under way
/// @param withdrawn intents that were taken back
public record Registered(int incarnation, int added, int settled, int joined, int withdrawn) {}
