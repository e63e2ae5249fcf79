package dev.cleanslate.importer.run;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was counted so far.
///
/// @param tables by table
/// @param ownersRegistered owners that nobody knew
/// @param ownersKnown owners that were known before
/// @param reasons how many rows could not be placed, by reason; a row may have several
record Figures(
    Map<String, Tally> tables,
    long ownersRegistered,
    long ownersKnown,
    long resourcesRegistered,
    long resourcesKnown,
    Map<String, Long> reasons) {
  static final Figures NONE = new Figures(Map.of(), 0, 0, 0, 0, Map.of());

  Figures {
    tables = new LinkedHashMap<>(tables);
    reasons = new LinkedHashMap<>(reasons);
  }

  long unplaced() {
    return tables.values().stream().mapToLong(Tally::unplaced).sum();
  }
}
