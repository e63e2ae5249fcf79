package dev.cleanslate.orchestrator.catalog;

import java.time.Duration;
import java.util.Optional;

/// How a kind is compared with the ledger.
///
/// @param every how long after one census the next begins
/// @param ownerType the type of the owners whose keys are the ids of that kind, as of rows; empty
///   where a thing says by its mark whose it is
public record CensusRule(Duration every, Optional<String> ownerType) {}
