package dev.cleanslate.importer.run;

import dev.cleanslate.importer.mapping.Mapping;
import dev.cleanslate.importer.mapping.Source;
import dev.cleanslate.importer.mapping.TrackedTable;
import dev.cleanslate.importer.old.CannotRead;
import dev.cleanslate.importer.old.Catalogue;
import dev.cleanslate.importer.old.OldDatabase;
import dev.cleanslate.importer.old.OldTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks which tables of a mapping can be read, and tells of those that cannot.
final class Tables {
  private final Catalogue catalogue;
  private final Mapping mapping;
  private final Report report;

  Tables(OldDatabase database, Mapping mapping, Report report) {
    this.catalogue = new Catalogue(database);
    this.mapping = mapping;
    this.report = report;
  }

  /// The table of owners; without it the others cannot be placed, and that is told as well.
  Optional<OldTable> owners() throws CannotRead, InterruptedException {
    Optional<OldTable> own = find(mapping.owners().source(), mapping.owners().columns());
    if (own.isEmpty()) {
      mapping
          .tables()
          .forEach(table ->
              report.unread(
                  table.source().table(),
                  "not read, for nobody can tell whose its rows are without "
                      + mapping.owners().source().table()));
    }
    return own;
  }

  /// The others that can be read.
  Map<TrackedTable, OldTable> tracked() throws CannotRead, InterruptedException {
    Map<TrackedTable, OldTable> tracked = new LinkedHashMap<>();
    for (TrackedTable table : mapping.tables()) {
      find(table.source(), table.columns()).ifPresent(found -> tracked.put(table, found));
    }
    return tracked;
  }

  private Optional<OldTable> find(Source source, Set<String> columns)
      throws CannotRead, InterruptedException {
    return switch (catalogue.find(source, columns)) {
      case Catalogue.Found.Away(var why) -> {
        report.unread(source.table(), why);
        yield Optional.empty();
      }
      case Catalogue.Found.Here(var table, var warning) -> {
        report.reads(source.table());
        if (!warning.isEmpty()) {
          report.unread(source.table(), warning);
        }
        Set<String> lacks = table.lacks(columns);
        if (!lacks.isEmpty()) {
          report.note(
              "%s has no column %s: nothing is taken from there."
                  .formatted(source.table(), String.join(", ", lacks)));
        }
        yield Optional.of(table);
      }
    };
  }
}
