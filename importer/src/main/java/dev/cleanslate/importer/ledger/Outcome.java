package dev.cleanslate.importer.ledger;

import java.util.Map;
import java.util.Optional;

/// What came of a registration.
///
/// @param owner why all of it was refused; empty where it was not
/// @param items why items were refused, by their place in the registration
/// @param aliases why aliases were refused
/// @param added how many resources are new
public record Outcome(
    Optional<String> owner, Map<Integer, String> items, Map<String, String> aliases, int added) {
  /// All of it was taken.
  public static final Outcome TAKEN = new Outcome(Optional.empty(), Map.of(), Map.of(), 0);

  public Outcome {
    items = Map.copyOf(items);
    aliases = Map.copyOf(aliases);
  }

  /// Nothing of it was taken.
  public static Outcome refused(String why) {
    return new Outcome(Optional.of(why), Map.of(), Map.of(), 0);
  }
}
