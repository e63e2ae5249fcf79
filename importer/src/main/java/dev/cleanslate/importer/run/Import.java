package dev.cleanslate.importer.run;

import dev.cleanslate.importer.ledger.Ledger;
import dev.cleanslate.importer.ledger.Unreachable;
import dev.cleanslate.importer.mapping.Mapping;
import dev.cleanslate.importer.mapping.ResourceRule;
import dev.cleanslate.importer.mapping.TrackedTable;
import dev.cleanslate.importer.old.CannotRead;
import dev.cleanslate.importer.old.OldDatabase;
import dev.cleanslate.importer.old.OldTable;
import dev.cleanslate.importer.old.OwnerRows;
import dev.cleanslate.importer.old.Pages;
import dev.cleanslate.importer.old.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One import. It can be repeated at any time, and goes on where it was interrupted; nothing is
/// ever changed in the older database, and nothing deleted anywhere.
public final class Import {
  private final OldDatabase database;
  private final Ledger ledger;
  private final Mapping mapping;
  private final Options options;
  private final Consumer<String> progress;

  /// @param progress is told, after each page, how far it has come
  public Import(
      OldDatabase database,
      Ledger ledger,
      Mapping mapping,
      Options options,
      Consumer<String> progress) {
    this.database = database;
    this.ledger = ledger;
    this.mapping = mapping;
    this.options = options;
    this.progress = progress;
  }

  /// Goes through all tables.
  public Result run() throws CannotRead, Unreachable, IOException, InterruptedException {
    Checkpoint begun = begun();
    Report report = new Report(begun.figures());
    Tables tables = new Tables(database, mapping, report);
    Optional<OldTable> own = tables.owners();
    if (own.isPresent()) {
      Map<TrackedTable, OldTable> tracked = tables.tracked();
      noteSettings(report);
      try (Leftovers leftovers = new Leftovers(options.leftovers(), begun.leftoverBytes());
          Delivery delivery =
              new Delivery(ledger, mapping.owners(), report, leftovers, options.parallel())) {
        Pages pages =
            new Pages(
                database, mapping.owners(), own.get(), tracked, options.zone(), options.page());
        new Walk(begun, report, leftovers, delivery, pages).through(tracked.keySet());
      }
    }
    Files.deleteIfExists(options.checkpoint());
    boolean wentOn = !begun.equals(beginning());
    return new Result(
        mapping.system(),
        database.shown(),
        options.account(),
        options.isDry(),
        wentOn,
        report.figures(),
        report.unread(),
        report.notes(),
        options.leftovers());
  }

  /// There is a checkpoint, but of another import; and any is another than a dry run, which would
  /// write over what that one could not place.
  public static final class AnotherImport extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnotherImport(Path checkpoint, String what) {
      super("%s is of an import %s".formatted(checkpoint, what));
    }
  }

  private Checkpoint begun() throws IOException {
    Path file = options.checkpoint();
    if (options.isDry() && Files.exists(file)) {
      throw new AnotherImport(
          file,
          "that was interrupted; let it go on first, or give the dry run another file"
              + " (--unplaced)");
    }
    Checkpoint begun = Checkpoint.read(file).orElseGet(this::beginning);
    if (!begun.what().equals(options.fingerprint())) {
      throw new AnotherImport(
          file,
          "with another database, mapping or options, which was interrupted; --restart begins"
              + " anew");
    }
    return begun;
  }

  private Checkpoint beginning() {
    return new Checkpoint(options.fingerprint(), Walk.OWNERS, null, Figures.NONE, 0);
  }

  /// Which kinds are left out because nobody said what they need.
  private void noteSettings(Report report) {
    Set<String> left = new TreeSet<>();
    Set<String> unsaid = new TreeSet<>();
    Stream.concat(
            mapping.owners().resources().stream(),
            mapping.tables().stream().flatMap(table -> table.resources().stream()))
        .filter(rule -> !options.settings().keySet().containsAll(rule.settings()))
        .forEach(rule -> {
          left.add(rule.kind().usual());
          unsaid.addAll(missing(rule));
        });
    if (!left.isEmpty()) {
      report.note(
          "Left out, because nobody said %s: %s."
              .formatted(String.join(", ", unsaid), String.join(", ", left)));
    }
  }

  private Set<String> missing(ResourceRule rule) {
    Set<String> missing = new TreeSet<>(rule.settings());
    missing.removeAll(options.settings().keySet());
    return missing;
  }

  /// A page of something, beyond a key.
  @FunctionalInterface
  private interface PageOf<T> {
    List<T> beyond(@Nullable String after) throws CannotRead, InterruptedException;
  }

  /// What becomes of a page.
  @FunctionalInterface
  private interface Use<T> {
    void use(List<T> page) throws Unreachable, InterruptedException;
  }

  /// The way through the tables: a phase after the other, and after each page a checkpoint.
  private final class Walk {
    static final String OWNERS = "owners";
    private static final String NAMELESS = "nameless";
    private static final String STRAYS = "strays";

    private final Report report;
    private final Leftovers leftovers;
    private final Delivery delivery;
    private final Pages pages;
    private final Placing placing;
    private @Nullable Checkpoint from;

    Walk(Checkpoint from, Report report, Leftovers leftovers, Delivery delivery, Pages pages) {
      this.from = from;
      this.report = report;
      this.leftovers = leftovers;
      this.delivery = delivery;
      this.pages = pages;
      this.placing =
          new Placing(
              mapping, new Values(options.settings(), options.account()), options.takesFinished());
    }

    void through(Set<TrackedTable> tables)
        throws CannotRead, Unreachable, IOException, InterruptedException {
      String own = mapping.owners().source().table();
      go(OWNERS, pages::owners, OwnerRows::id, this::deliver);
      go(NAMELESS, pages::nameless, Row::key, page -> leave(own, mapping.owners().id(), page));
      if (options.adoptsStrays()) {
        go(STRAYS, pages::strays, OwnerRows::id, this::deliver);
      }
      for (TrackedTable table : tables) {
        String name = table.source().table();
        go(
            name,
            after -> pages.nobodys(table, options.adoptsStrays(), after),
            Row::key,
            page -> leave(name, table.owner(), page));
      }
    }

    private <T> void go(
        String phase, PageOf<T> source, java.util.function.Function<T, String> key, Use<T> use)
        throws CannotRead, Unreachable, IOException, InterruptedException {
      Checkpoint begun = from;
      if (begun != null && !begun.phase().equals(phase)) {
        return;
      }
      String after = begun == null ? null : begun.after();
      from = null;
      List<T> page = source.beyond(after);
      while (!page.isEmpty()) {
        use.use(page);
        after = key.apply(page.getLast());
        save(phase, after);
        page = source.beyond(after);
      }
    }

    private void save(String phase, String after) throws IOException {
      if (!options.isDry()) {
        new Checkpoint(options.fingerprint(), phase, after, report.figures(), leftovers.size())
            .write(options.checkpoint());
      }
      long rows = report.figures().tables().values().stream().mapToLong(Tally::read).sum();
      progress.accept("%,d rows".formatted(rows));
    }

    private void deliver(List<OwnerRows> page) throws Unreachable, InterruptedException {
      delivery.deliver(page.stream().map(placing::place).toList());
    }

    private void leave(String table, String column, List<Row> page) {
      String owners = mapping.owners().source().table();
      for (Row row : page) {
        boolean isNameless = row.owner() == null;
        Reason reason = isNameless ? Reason.NO_OWNER : Reason.OWNER_MISSING;
        String detail =
            isNameless ? column + " is empty" : "no row of %s bears this id".formatted(owners);
        report.add(table, Tally.unplaced(1));
        delivery.leave(new Leftover(table, row.key(), 1, row.owner(), null, reason.wire(), detail));
      }
    }
  }
}
