package dev.cleanslate.orchestrator.plan;

import java.time.Duration;
import java.util.Map;

/// What deleting an owner takes, as a whole.
///
/// @param steps how many steps
/// @param byKind how many of each kind, in the order in which they go
/// @param estimate how long it usually takes
/// @param hash changes whenever what would be deleted changes; 64 hexadecimal digits
public record Plan(long steps, Map<String, Integer> byKind, Duration estimate, String hash) {
  /// The plan of an owner that holds nothing.
  public static final Plan NOTHING = new Plan(0, Map.of(), Duration.ZERO, "0".repeat(64));
}
