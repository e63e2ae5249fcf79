package dev.cleanslate.importer.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of an import.
///
/// @param database where the older database is
/// @param account the account that it proves
/// @param wasDry whether nothing was sent
/// @param wentOn whether it went on where an earlier one was interrupted; the figures are of both
/// @param unread tables that could not be read, and why
/// @param notes what was left out on purpose
/// @param leftovers the file with what could not be placed
public record Result(
    String system,
    String database,
    String account,
    boolean wasDry,
    boolean wentOn,
    Figures figures,
    Map<String, String> unread,
    List<String> notes,
    Path leftovers) {
  public Result {
    unread = new LinkedHashMap<>(unread);
    notes = List.copyOf(notes);
  }

  /// Whether everything that is in the tables is in the ledger, or would be.
  public boolean isWhole() {
    return unread.isEmpty() && figures.reasons().isEmpty();
  }

  /// Whether nothing at all could be read.
  public boolean isEmptyHanded() {
    return figures.tables().isEmpty();
  }

  /// For programs.
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("system", system);
    shown.put("database", database);
    shown.put("account", account);
    shown.put("dry_run", wasDry);
    shown.put("went_on", wentOn);
    shown.put("whole", isWhole());
    shown.put("tables", figures.tables());
    shown.put(
        "owners", Map.of("registered", figures.ownersRegistered(), "known", figures.ownersKnown()));
    shown.put(
        "resources",
        Map.of("registered", figures.resourcesRegistered(), "known", figures.resourcesKnown()));
    shown.put("unplaced", figures.reasons());
    shown.put("unplaced_file", leftovers.toString());
    shown.put("unread", unread);
    shown.put("notes", notes);
    return shown;
  }

  /// For people.
  public String text() {
    return new ResultText(this).text();
  }
}
