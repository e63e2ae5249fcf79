package dev.cleanslate.importer.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts while an import goes on. Thread-safe.
final class Report {
  private final Map<String, Tally> tables = new LinkedHashMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, String> unread = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long ownersRegistered;
  private long ownersKnown;
  private long resourcesRegistered;
  private long resourcesKnown;

  /// Goes on from these figures.
  Report(Figures before) {
    tables.putAll(before.tables());
    reasons.putAll(before.reasons());
    ownersRegistered = before.ownersRegistered();
    ownersKnown = before.ownersKnown();
    resourcesRegistered = before.resourcesRegistered();
    resourcesKnown = before.resourcesKnown();
  }

  /// A table that is read, whether or not there is anything in it.
  synchronized void reads(String table) {
    tables.putIfAbsent(table, Tally.NONE);
  }

  synchronized void add(String table, Tally tally) {
    tables.merge(table, tally, Tally::and);
  }

  synchronized void owner(boolean isKnown) {
    if (isKnown) {
      ownersKnown++;
    } else {
      ownersRegistered++;
    }
  }

  synchronized void resources(long registered, long known) {
    resourcesRegistered += registered;
    resourcesKnown += known;
  }

  synchronized void lost(Leftover leftover) {
    reasons.merge(leftover.reason(), leftover.rows(), Long::sum);
  }

  /// A table, or a part of it, that could not be read.
  synchronized void unread(String table, String why) {
    unread.put(table, why);
  }

  /// Something to know that is no fault.
  synchronized void note(String note) {
    notes.add(note);
  }

  synchronized Figures figures() {
    return new Figures(
        tables, ownersRegistered, ownersKnown, resourcesRegistered, resourcesKnown, reasons);
  }

  synchronized Map<String, String> unread() {
    return new LinkedHashMap<>(unread);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
