package dev.cleanslate.importer.run;

import java.nio.file.Path;
import java.util.Map;

/// How an import is to be made.
///
/// @param settings what the mapping's settings say
/// @param account the account of the older database, as it is registered
/// @param isDry whether nothing is sent
/// @param takesFinished whether what the older service was done with is registered as well
/// @param adoptsStrays whether rows whose owner is gone are registered for an owner of that id
/// @param zone the zone of times that were stored without one
/// @param page how many owners are read at a time
/// @param parallel how many are registered at a time
/// @param leftovers where to write what could not be placed
/// @param fingerprint tells this import from one with another mapping or other options
public record Options(
    Map<String, String> settings,
    String account,
    boolean isDry,
    boolean takesFinished,
    boolean adoptsStrays,
    String zone,
    int page,
    int parallel,
    Path leftovers,
    String fingerprint) {
  public Options {
    settings = Map.copyOf(settings);
  }

  /// Where it is noted how far the import has come.
  public Path checkpoint() {
    return leftovers.resolveSibling(leftovers.getFileName() + ".checkpoint");
  }
}
