package dev.cleanslate.importer.mapping;

import java.util.List;

/// What an older service's database holds, and what of it is registered.
///
/// @param system what the service is called here
/// @param settings what its tables do not say, and where it was said before
/// @param owners the table whose rows are the owners
/// @param tables the tables whose rows belong to them
public record Mapping(
    String system, List<Setting> settings, OwnerTable owners, List<TrackedTable> tables) {
  public Mapping {
    settings = List.copyOf(settings);
    tables = List.copyOf(tables);
  }
}
